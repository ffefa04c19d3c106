"""Query parsing and the typo-tolerant index over headlines, outlets and names."""
