"""Page furniture, one concern a file; each judges a row by the phrases found in it."""
