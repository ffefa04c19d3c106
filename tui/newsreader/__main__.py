"""``python -m newsreader``."""

import sys

from newsreader.main import run

sys.exit(run())
