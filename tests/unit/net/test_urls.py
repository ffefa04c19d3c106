from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.net.errors import FetchError
from newsreader.net.urls import host_of, joined, target_of, without_login


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/", "data:text/plain,x", "a.example/feed", "gopher://a/", "http:///x", "http://[::1/", "http://a:99999/"],
)  # fmt: skip
def test_only_http_and_https_addresses_are_followed(url: str) -> None:
    with pytest.raises(FetchError):
        target_of(url)


def test_a_reference_to_a_file_is_refused_after_joining_too() -> None:
    for reference in ("file:///etc/passwd", "javascript:alert(1)", "  java\nscript:alert(1)"):
        with pytest.raises(FetchError):
            target_of(joined("https://a.example/feed", reference))


def test_a_target_is_ascii_whatever_the_address_says() -> None:
    target = target_of("HTTPS://Tidende.Example:8443/nyheter/så?q=å b#del")
    assert target.origin == ("https", "tidende.example", 8443)
    assert target.path == "/nyheter/s%C3%A5?q=%C3%A5b"
    assert target_of("http://blåbær.example/").host == "xn--blbr-roah.example"


def test_name_and_password_in_an_address_are_never_shown() -> None:
    target = target_of("https://mara:s3cret%21@a.example/feed")
    assert target.login == ("mara", "s3cret!")
    assert "s3cret" not in target.url
    assert without_login("https://mara:s3cret@a.example/feed?x=1") == "https://a.example/feed?x=1"
    assert "s3cret" not in without_login("https://mara:s3cret@[a.example/feed")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    host_of(text)
    without_login(text)
    try:
        target = target_of(text)
    except FetchError:
        return
    assert target.path.isascii()
    assert target.host.isascii()


@settings(deadline=None)
@given(st.text(max_size=100))
def test_no_reference_breaks_the_joining_of_addresses(text: str) -> None:
    with contextlib.suppress(FetchError):
        assert isinstance(joined("https://a.example/b/c", text), str)
