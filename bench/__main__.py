"""Runs every measurement: `make bench`."""

from bench import help_latency, hop, regions

for measurement in (hop, help_latency, regions):
    measurement.main()
