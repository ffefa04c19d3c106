"""``python -m benchmarks [NAME ...]``: run the measurements, all or those named."""

from __future__ import annotations

import subprocess
import sys

#: Name of a measurement and what it needs beyond the repository.
MEASUREMENTS = {
    "reader": "nothing",
    "start": "nothing",
    "output": "nothing; newsboat and less for the comparison",
    "lists": "some minutes and 7 GB of disk for a million rows",
    "search": "nothing; fzf for the comparison",
    "five_jobs": "nothing; newsboat for the comparison",
    "entities": "NEWSREADER_CAPTURES for the five captures, NEWSREADER_ENTITY_DATA for GMB and CrossNER",
    "linking_growth": "nothing",
    "demo_passages": "nothing",
    "extraction": "NEWSREADER_EXTRACTION_DATA for labelled pages",
    "damaged_feeds": "nothing; feedparser for the comparison",
    "fetching": "NEWSREADER_FEED_SERVER for a server of feeds; newsboat for the comparison",
    "reuse_accuracy": "NEWSREADER_REUSE_DATA and NEWSREADER_VOLUME for labelled pairs and volume",
    "adding": "NEWSREADER_VOLUME for articles in bulk",
    "reuse_growth": "NEWSREADER_VOLUME for articles in bulk",
}


def main(names: list[str]) -> None:
    """Run each measurement and print what it measures."""
    for name in names or list(MEASUREMENTS):
        print(f"== {name} (needs {MEASUREMENTS[name]})", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False)


if __name__ == "__main__":
    main(sys.argv[1:])
