"""Passwords, from commands of the reader's own; they are kept nowhere and said nowhere."""

from __future__ import annotations

import subprocess

from newsreader.domain.errors import NewsreaderError
from newsreader.domain.feeds import Subscription

_SECONDS = 20


class NoPassword(NewsreaderError):  # noqa: N818 - named after what is missing
    """The command for a password printed none; ``str()`` says so without what it printed."""


def login_of(subscription: Subscription) -> tuple[str, str] | None:
    """Return the name and password a feed is asked with, or None where it needs none.

    Raises:
        NoPassword: The command failed, printed nothing, or took too long.
    """
    if not subscription.user and not subscription.password_command:
        return None
    if not subscription.password_command:
        return subscription.user, ""
    try:
        done = subprocess.run(
            subscription.password_command,
            shell=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoPassword("the command for its password did not end in time") from None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if done.returncode or not lines or not lines[0]:
        raise NoPassword("the command for its password printed none")
    return subscription.user, lines[0]
