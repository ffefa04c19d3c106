"""Pages: what each screen about one thing shows, and what its keys do."""
