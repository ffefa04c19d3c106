"""The judge's weights, written by ``python -m training.reuse``; its MODEL_CARD.md says from what."""

from __future__ import annotations

#: Weights of the measures of a stretch taken over, what company adds, and the bias.
STRETCH = (2.67, 0.0, 0.77, 9.58, 6.02)
COMPANY = 2.56
STRETCH_BIAS = -10.71
#: Weights of the measures of what kept its place, and the bias.
KEPT = (2.95, 12.68, 3.1, 17.98, 10.15)
KEPT_BIAS = -27.51
