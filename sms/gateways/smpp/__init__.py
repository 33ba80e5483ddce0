"""SMPP 3.4: a connection that stands, over which texts go out, and texts and receipts come in."""

from sms.gateways.smpp.gateway import Route, Smpp
from sms.gateways.smpp.link import Place
from sms.gateways.smpp.session import Account
from sms.gateways.smpp.statuses import ReceiptIds

__all__ = ["Account", "Place", "ReceiptIds", "Route", "Smpp"]
