"""Values that two or more rooms share, one file a noun. Standard library only."""
