"""The index of held passages: segments of postings, on disk or in memory, and what they answer."""
