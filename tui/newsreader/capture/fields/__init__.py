"""Fields of an article, each read with its evidence from a labelled page."""
