"""Somebody who was told of an alert answers, or writes something else."""
