"""Dumps: many records in one input, a line of JSON or a row of a table each."""
