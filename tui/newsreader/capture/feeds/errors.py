"""Why bytes cannot be read as a feed."""

from __future__ import annotations


class NotAFeed(ValueError):  # noqa: N818 - named after what was found
    """The bytes are no feed, or one that is refused; ``str()`` says why, without the address."""
