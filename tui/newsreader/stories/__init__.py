"""Articles about one event, grouped from plain values."""
