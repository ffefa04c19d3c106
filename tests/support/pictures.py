"""A terminal's screen as SVG and PNG, drawn cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pyte
from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT = 10, 20
_PAD = 12
_FOREGROUND, _BACKGROUND = "#d8d8d8", "#161616"
_COLOURS = {
    "black": "#161616", "red": "#e06c75", "green": "#98c379", "brown": "#d7ba7d", "blue": "#61afef",
    "magenta": "#c678dd", "cyan": "#56b6c2", "white": "#d8d8d8", "brightblack": "#7f848e",
}  # fmt: skip
_FONT_FOLDERS = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu-sans-mono-fonts",
    "/Library/Fonts",
)


class Cell(NamedTuple):
    """A character with the colours and weight it is drawn in."""

    text: str
    foreground: str
    background: str
    bold: bool
    underline: bool


def cells(screen: pyte.Screen) -> list[list[Cell]]:
    """Return the screen's cells, reverse video resolved; dim text is not known to the emulator."""
    return [
        [_cell(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)
    ]


def _cell(char: pyte.screens.Char) -> Cell:
    foreground = _colour(char.fg, _FOREGROUND)
    background = _colour(char.bg, _BACKGROUND)
    if char.reverse:
        foreground, background = background, foreground
    return Cell(char.data, foreground, background, char.bold, char.underscore)


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return _COLOURS.get(name, f"#{name}" if len(name) == 6 else default)


def write_png(screen: pyte.Screen, path: Path) -> None:
    """Draw the screen as PNG."""
    regular, bold = _font("DejaVuSansMono.ttf"), _font("DejaVuSansMono-Bold.ttf")
    size = (screen.columns * _WIDTH + 2 * _PAD, screen.lines * _HEIGHT + 2 * _PAD)
    image = Image.new("RGB", size, _BACKGROUND)
    draw = ImageDraw.Draw(image)
    for y, row in enumerate(cells(screen)):
        for x, cell in enumerate(row):
            left, top = _PAD + x * _WIDTH, _PAD + y * _HEIGHT
            if cell.background != _BACKGROUND:
                draw.rectangle((left, top, left + _WIDTH - 1, top + _HEIGHT - 1), cell.background)
            if cell.text.strip():
                font = bold if cell.bold else regular
                draw.text((left, top + 1), cell.text, cell.foreground, font)
            if cell.underline:
                line = top + _HEIGHT - 3
                draw.line((left, line, left + _WIDTH - 1, line), cell.foreground)
    image.save(path, optimize=True)


def write_svg(screen: pyte.Screen, path: Path, title: str) -> None:
    """Draw the screen as SVG: runs of equal cells, each held to its width."""
    width = screen.columns * _WIDTH + 2 * _PAD
    height = screen.lines * _HEIGHT + 2 * _PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="{_BACKGROUND}"/>',
        '<g font-family="\'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="16.6" xml:space="preserve">',
    ]
    for y, row in enumerate(cells(screen)):
        for start, end in _runs(row):
            parts.append(_run(row, y, start, end))
    path.write_text("\n".join(part for part in [*parts, "</g>", "</svg>"] if part) + "\n", "utf-8")


def _runs(row: list[Cell]) -> list[tuple[int, int]]:
    """Return stretches of cells drawn alike."""
    runs: list[tuple[int, int]] = []
    start = 0
    for x in range(1, len(row) + 1):
        if x == len(row) or row[x][1:] != row[start][1:]:
            runs.append((start, x))
            start = x
    return runs


def _run(row: list[Cell], y: int, start: int, end: int) -> str:
    """Return one run as SVG, or nothing where it is blank."""
    cell = row[start]
    text = "".join(c.text for c in row[start:end])
    left, top, size = _PAD + start * _WIDTH, _PAD + y * _HEIGHT, (end - start) * _WIDTH
    parts = []
    if cell.background != _BACKGROUND:
        parts.append(
            f'<rect x="{left}" y="{top}" width="{size}" height="{_HEIGHT}" fill="{cell.background}"/>'
        )
    if text.strip():
        lead = len(text) - len(text.lstrip())
        shown = text.strip()
        weight = ' font-weight="bold"' if cell.bold else ""
        line = ' text-decoration="underline"' if cell.underline else ""
        parts.append(
            f'<text x="{left + lead * _WIDTH}" y="{top + 15}" fill="{cell.foreground}"{weight}{line} '
            f'textLength="{len(shown) * _WIDTH}">{escape(shown)}</text>'
        )
    return "".join(parts)


def _font(name: str) -> ImageFont.FreeTypeFont:
    for folder in _FONT_FOLDERS:
        path = Path(folder) / name
        if path.exists():
            return ImageFont.truetype(str(path), 16)
    raise SystemExit(f"Pictures need the font {name} (package fonts-dejavu-core).")
