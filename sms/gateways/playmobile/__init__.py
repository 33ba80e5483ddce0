"""Play Mobile (smsxabar), an aggregator in Uzbekistan, over HTTP: texts out and in, receipts."""
