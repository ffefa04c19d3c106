"""Bytes -> Capture -> labelled lines -> Article. Bytes in, values out: no paths, no storage."""
