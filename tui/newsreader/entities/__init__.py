"""Names found and linked: taggers, the document pass, and whom the mentions mean."""
