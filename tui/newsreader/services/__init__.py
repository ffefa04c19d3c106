"""Use cases: synchronous, one small module each; none calls another."""
