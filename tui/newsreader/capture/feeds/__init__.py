"""Feeds: RSS, Atom, RDF and JSON Feed -> items, each of which is a capture of its own."""
