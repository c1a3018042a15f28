"""Across reports: who copies whom, and what was taken back."""
