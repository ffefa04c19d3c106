"""The shape of the two files, as text, and the numbered steps from one version to the next."""

from __future__ import annotations

import re

#: "nwsr" and "nwsd": so that a foreign file is never mistaken for a library.
LIBRARY_APPLICATION_ID = 0x6E777372
DERIVED_APPLICATION_ID = 0x6E777364

#: One script a version; a library at version n runs the scripts from n on, one transaction each.
#: Run them through :func:`compact`.
LIBRARY_STEPS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE captures (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        bytes BLOB NOT NULL,              -- zlib
        text TEXT NOT NULL,
        decoder TEXT NOT NULL,
        decoder_version INTEGER NOT NULL,
        lossy INTEGER NOT NULL,
        note TEXT NOT NULL
    ) STRICT;

    CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,         -- "url:..." or "path:..." or "sha256:..."
        capture INTEGER NOT NULL REFERENCES captures (id),
        versions INTEGER NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX documents_by_capture ON documents (capture);

    CREATE TABLE versions (
        document INTEGER NOT NULL REFERENCES documents (id),
        n INTEGER NOT NULL,
        capture INTEGER NOT NULL REFERENCES captures (id),
        added_at TEXT NOT NULL,
        PRIMARY KEY (document, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX versions_by_capture ON versions (capture);

    CREATE TABLE origins (
        location BLOB NOT NULL,           -- bytes of the path or URL; "-" for standard input
        capture INTEGER NOT NULL REFERENCES captures (id),
        document INTEGER NOT NULL REFERENCES documents (id),
        kind TEXT NOT NULL,               -- "path", "url", "stdin"
        mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL,
        seen_at TEXT NOT NULL,
        current INTEGER NOT NULL,         -- whether the location holds this capture now
        PRIMARY KEY (location, capture)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX origins_by_capture ON origins (capture);

    CREATE TABLE triage (
        document INTEGER PRIMARY KEY REFERENCES documents (id),
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        later INTEGER NOT NULL DEFAULT 0,
        dropped INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,   -- a new version came after it was read or dropped
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;

    CREATE TABLE tags (
        document INTEGER NOT NULL REFERENCES documents (id),
        tag TEXT NOT NULL,
        PRIMARY KEY (document, tag)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE commands (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        verb TEXT NOT NULL,
        sentence TEXT NOT NULL,
        before TEXT NOT NULL,             -- JSON: {document: state}
        after TEXT NOT NULL,
        target INTEGER REFERENCES commands (id)   -- the command an undo or redo is about
    ) STRICT;
    CREATE INDEX commands_by_target ON commands (target, id);

    CREATE TABLE changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        capture INTEGER NOT NULL REFERENCES captures (id),
        at TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE seen (
        sha256 TEXT NOT NULL,             -- of the capture, so that nothing refers to a derived id
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        hash TEXT NOT NULL,               -- of the words, to know them again in another version
        at TEXT NOT NULL,
        PRIMARY KEY (sha256, start, "end")
    ) STRICT, WITHOUT ROWID;

    -- What the reader made: JSON values with numbers that are never used twice.
    CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL) STRICT;
    CREATE TABLE clippings (id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL) STRICT;
    CREATE TABLE follows (id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL) STRICT;
    CREATE TABLE views (id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL) STRICT;
    """,
    """
    CREATE TABLE feeds (id INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL) STRICT;

    -- Which document an item is; the mark is the same while the item is the same to the letter.
    CREATE TABLE feed_items (
        feed INTEGER, guid TEXT, document INTEGER, mark TEXT, PRIMARY KEY (feed, guid)
    ) STRICT, WITHOUT ROWID;
    """,
)


def compact(script: str) -> str:
    """Return a script without comments and needless space.

    The file keeps the words of every table. Together they must fit on its first page, because a damaged
    library is recovered with the first page of a sound one.
    """
    return re.sub(r"(?<=\() | (?=\))", "", re.sub(r"\s+", " ", re.sub(r"--.*", "", script))).strip()


#: derived.db is rebuilt when its version differs, so it has one script and no steps.
DERIVED_VERSION = 8
DERIVED_SCRIPT = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE articles (
        capture INTEGER PRIMARY KEY,      -- captures.id in library.db
        aid TEXT NOT NULL UNIQUE,
        outlet TEXT,
        title TEXT NOT NULL,              -- headline, else the first words
        untitled INTEGER NOT NULL,
        published TEXT,
        sort_key TEXT NOT NULL,           -- published, else when the capture was added
        words INTEGER NOT NULL,
        language TEXT NOT NULL,
        notice TEXT,
        url TEXT,
        shared INTEGER NOT NULL DEFAULT 0,    -- passages also in other articles; -1: not known yet
        story TEXT,
        wire INTEGER NOT NULL,            -- agencies credited
        topic TEXT NOT NULL,              -- JSON: words that tell its story from others, with counts
        article TEXT NOT NULL             -- JSON: lines, paragraphs and fields with evidence
    ) STRICT;
    -- All that lists select and sort by, so that opening one reads no article.
    CREATE INDEX articles_for_lists ON articles (
        sort_key, capture, outlet, published, untitled, language, shared, story, wire
    );
    CREATE INDEX articles_by_outlet ON articles (outlet);
    CREATE INDEX articles_by_story ON articles (story);
    CREATE INDEX articles_with_notice ON articles (notice) WHERE notice IS NOT NULL;

    -- Lines by which articles of one outlet are compared: hashes, at the story's edges and around it.
    CREATE TABLE outlet_lines (
        line INTEGER NOT NULL,
        capture INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        PRIMARY KEY (line, capture, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outlet_lines_by_capture ON outlet_lines (capture);

    CREATE TABLE mentions (
        capture INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        type TEXT NOT NULL,
        text TEXT NOT NULL,
        rule TEXT NOT NULL,
        entity TEXT,
        why TEXT,
        name INTEGER,                     -- what it is taken for in its own article
        placed TEXT,                      -- and why
        PRIMARY KEY (capture, start, "end")
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mentions_by_entity ON mentions (entity);

    -- Names before they are joined, counted, so that linking reads no mention it does not change.
    CREATE TABLE names (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        scope TEXT NOT NULL,
        articles INTEGER NOT NULL,
        entity TEXT,                      -- where its mentions are, but for those the reader keeps apart
        UNIQUE (name, kind, scope)
    ) STRICT;
    CREATE INDEX names_by_entity ON names (entity);

    CREATE TABLE name_forms (
        name INTEGER NOT NULL,
        placed TEXT NOT NULL,
        form TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        why TEXT,                         -- as last written into the mentions placed so
        PRIMARY KEY (name, placed, form)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE name_keys (
        key INTEGER NOT NULL,             -- hash of what names share that may be joined
        name INTEGER NOT NULL,
        PRIMARY KEY (key, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX name_keys_by_name ON name_keys (name);

    -- What changed since names were last linked.
    CREATE TABLE names_to_link (name INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE entities_to_link (entity TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE entities (
        id TEXT PRIMARY KEY,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        aliases TEXT NOT NULL,            -- JSON list
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE matches (
        id INTEGER PRIMARY KEY,
        a INTEGER NOT NULL,               -- capture
        b INTEGER NOT NULL,
        a_start INTEGER NOT NULL,
        b_start INTEGER NOT NULL,
        a_end INTEGER NOT NULL,
        b_end INTEGER NOT NULL,
        likeness TEXT,                    -- settled in the company of all others; NULL: left out of a crowd
        basis TEXT NOT NULL,
        match TEXT NOT NULL               -- JSON: the whole match as the pair was judged by itself
    ) STRICT;
    CREATE INDEX matches_by_pair ON matches (a, b);
    CREATE INDEX matches_by_b ON matches (b);

    CREATE TABLE family_passages (
        family TEXT NOT NULL,
        n INTEGER NOT NULL,
        capture INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quoted INTEGER NOT NULL,
        PRIMARY KEY (family, n)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX family_passages_by_capture ON family_passages (capture);

    CREATE TABLE stories (
        id TEXT PRIMARY KEY,
        why TEXT NOT NULL                 -- JSON list
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE fulltext USING fts5 (
        title, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
    );
"""
