"""Figures for who answers for the service: alerts, answers, times, by region and by week, nothing of one person."""
