"""Runs every measurement: `make bench`."""

from bench import help_latency, hop

for measurement in (hop, help_latency):
    measurement.main()
