"""The judge's weights, written by ``python -m training.reuse``; its MODEL_CARD.md says from what."""

from __future__ import annotations

#: Weights of the measures of a stretch taken over, what company adds, and the bias.
STRETCH = (2.53, 0.0, 1.01, 8.08, 3.02)
COMPANY = 2.65
STRETCH_BIAS = -9.63
#: Weights of the measures of what kept its place, and the bias.
KEPT = (2.96, 12.66, 3.08, 17.96, 10.15)
KEPT_BIAS = -27.48
