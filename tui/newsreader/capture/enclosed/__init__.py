"""What comes enclosed in something else: a message's text in its headers, an article in a record."""
