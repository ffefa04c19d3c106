"""``[screen]`` of config.toml: what is sent, and how the list scrolls. What cannot be taken is said; the rest holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsreader.cli.setting_lines import setting_lines
from newsreader.domain.scrolling import Scrolling
from newsreader.text.near import nearest

#: What can be sent: the cells that change, or Textual's own output.
OUTPUTS = ("lean", "stock")
_VALUES: Mapping[str, Sequence[str]] = {"output": OUTPUTS, "scroll": tuple(Scrolling)}


def read_screen(
    text: str, settings: Mapping[str, object]
) -> tuple[Mapping[str, str], list[tuple[int, str]]]:
    """Return what settings ask for.

    Args:
        text: The whole configuration, for the numbers of lines.
        settings: The table ``[screen]``.

    Returns:
        ``output`` and ``scroll``, as far as they are set, and for each thing that could not be taken
        its line and a sentence.
    """
    lines = dict(setting_lines(text))
    taken: dict[str, str] = {}
    complaints = []
    for name, value in settings.items():
        line = lines.get(("screen", name), lines.get(("screen",), 1))
        if name not in _VALUES:
            near = nearest(name, _VALUES)
            hint = f"did you mean {near}?" if near else f"there are {_told(tuple(_VALUES))}"
            complaints.append((line, f"screen.{name} is not a setting; {hint}"))
        elif value not in _VALUES[name]:
            complaints.append(
                (line, f"{name} cannot be {value!r}; {_told(_VALUES[name])} are known")
            )
        else:
            taken[name] = str(value)
    return taken, complaints


def _told(words: Sequence[str]) -> str:
    """Return words as a sentence has them."""
    return f"{', '.join(words[:-1])} and {words[-1]}"
