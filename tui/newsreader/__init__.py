"""A keyboard-driven terminal news reader that knows what its reader has read elsewhere."""

__version__ = "0.1.0"
