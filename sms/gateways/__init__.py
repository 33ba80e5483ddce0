"""The roads out: one file a provider, and the only place that knows its SDK."""
