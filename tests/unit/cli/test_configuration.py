from pathlib import Path

import pytest

from newsreader.cli.configuration import read_configuration
from newsreader.domain.errors import UsageError


def write(folder: Path, text: str | bytes) -> str:
    path = folder / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_what_is_said_holds(tmp_path: Path) -> None:
    found = read_configuration(
        write(tmp_path, 'version = 1\nlibrary = "/srv/news"\ncap = 64\n'), {}
    )
    assert (found.library, found.cap, found.warnings) == (Path("/srv/news"), 64, ())


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'library = "/srv/news"\n')
    assert read_configuration(path, {"NEWSREADER_LIBRARY": "/tmp/x"}).library == Path("/tmp/x")


def test_a_missing_usual_file_means_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert read_configuration(None, {}).cap == 32


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('cap = "x"', "cap must be a whole number"),
        ("cap = true", "cap must be a whole number"),
        ("cap = 1.5", "cap must be a whole number"),
        ("cap = 0", "between 1 and"),
        ("cap = 99999999999999999999", "between 1 and"),
        ("library = 3", "library must be a text in quotes"),
        ('library = ""', "must name a folder"),
        ('library = "~no-such-user-here/x"', "must name a folder"),
        ('version = "1"', "version must be a whole number"),
        ("[library]\nx = 1", "library must be a text in quotes"),
        ("x = ", "is not TOML"),
        ("x = " + "[" * 5000, "is not TOML"),
        (b"\xff\xfe", "is not UTF-8 (byte 0)"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read_configuration(write(tmp_path, text), {})
    assert words in str(caught.value)
    assert "config.toml" in str(caught.value)


def test_what_is_not_known_is_warned_about_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "version = 2\n\nlibrery = 'x'\nzzz = 1\n")
    version, near, far = (
        read_configuration(path, {}).warnings[-1:] + read_configuration(path, {}).warnings[:2]
    )
    assert "version 2 is not known" in version
    assert near.endswith("line 3: librery is not a setting; did you mean library?")
    assert far.endswith("line 4: zzz is not a setting")


def test_a_folder_named_as_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_configuration(str(tmp_path), {})
    with pytest.raises(UsageError, match="no such configuration file"):
        read_configuration(str(tmp_path / "none.toml"), {})
