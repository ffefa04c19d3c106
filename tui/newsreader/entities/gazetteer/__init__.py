"""Lists of names and words: facts compiled for this project, under its own licence (MIT)."""
