"""HTML pages: bytes to lines, and lines to an article."""
