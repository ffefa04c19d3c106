"""The terminal itself: signals, suspension, and the end of input."""
