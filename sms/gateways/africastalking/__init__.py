"""Africa's Talking, over HTTP through its SDK: texts out and in, receipts, opt-outs."""
