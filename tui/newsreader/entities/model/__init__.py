"""The fitted weights; training/entities/MODEL_CARD.md says from what."""
