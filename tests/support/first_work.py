"""A worker that has nothing to do when it is first asked, at the price of hardly a process.

``python first_work.py MARK COMMAND...``: ends at once and takes the mark away; where there is none any more,
becomes the command. The program itself needs the better part of a second to find that nothing is left to do.
"""

import os
import sys

mark, *command = sys.argv[1:]
try:
    os.unlink(mark)  # noqa: PTH108 - pathlib would take longer than all the rest
except FileNotFoundError:
    os.execv(command[0], command)
