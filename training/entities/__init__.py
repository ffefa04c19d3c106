"""Fitting the weights that the name tagger ships; see MODEL_CARD.md."""
