"""The two SQLite files: library.db, which nobody can recompute, and derived.db, which anybody can.

The only importer of the database. Nothing here knows what a headline or a match means; the rooms do.
"""
