"""Passages that articles share: found, aligned, judged, explained."""
