"""Measurements, one command each; ratios against named peers in the same run."""
