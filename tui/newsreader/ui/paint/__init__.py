"""Paint: the only place that chooses styles."""
