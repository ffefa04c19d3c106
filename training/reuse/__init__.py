"""How the judge of matches got its weights."""
