"""The plain face: line by line, for screen readers, dumb terminals and scripts."""
