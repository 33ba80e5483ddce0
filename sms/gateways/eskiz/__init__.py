"""Eskiz, an aggregator in Uzbekistan, over HTTP: texts out, and receipts."""
