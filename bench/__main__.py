"""Runs every measurement: `make bench`."""

from bench import help_latency, hop, menu, regions

for measurement in (menu, hop, help_latency, regions):
    measurement.main()
