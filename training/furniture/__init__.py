"""How the weights that tell a page's story from its furniture were made."""
