"""Lines that are about the story: pictures, bylines, dates, credits, notices, the opening."""
