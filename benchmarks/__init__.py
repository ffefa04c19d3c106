"""Measurements: one command each."""
