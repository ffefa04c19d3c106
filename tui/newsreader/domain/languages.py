"""Languages of articles, and what is said of names in them."""

from __future__ import annotations

#: Languages that the English rules are for; "und" is not known, and mostly English.
READ_AS_ENGLISH = frozenset(["en", "und"])
_LANGUAGES = {
    "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch",
    "no": "Norwegian", "pt": "Portuguese", "sv": "Swedish",
}  # fmt: skip


def note_on_names(language: str) -> str:
    """Return what a reader is told about names in an article of this language; empty for English.

    Args:
        language: ISO 639-1 code, or "und".
    """
    if language in READ_AS_ENGLISH:
        return ""
    name = _LANGUAGES.get(language, f"another language ({language})")
    return (
        f"This article is in {name}. Names are looked for in English: only places and"
        " organisations that the lists are sure of in any language are marked."
    )
