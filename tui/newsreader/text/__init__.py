"""Pure functions on ``str``: normalising with an offset map, tokens, sentences, quotes, safe text."""
