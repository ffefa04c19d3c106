from __future__ import annotations

import gzip
import logging
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from newsreader.net.client import Client, Request
from newsreader.net.connecting import look_up
from newsreader.net.errors import FetchError, Trouble
from tests.support.web import Asked, Reply, Web, raw_server, web


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client() as one:
        yield one


def trouble(client: Client, request: Request) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.get(request)
    return caught.value


def test_a_page_comes_with_its_charset_and_without_cookies(site: Web, client: Client) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(
            b"hello", headers={"Content-Type": 'text/html; charset="latin1"', "Set-Cookie": "a=b"}
        )

    url = site.put("/page", answer)
    for _ in range(2):
        got = client.get(Request(url, private=True))
    assert (got.status, got.body, got.charset, got.moved) == (200, b"hello", "latin1", "")
    assert site.asked[0].headers["user-agent"].startswith("newsreader/")
    assert all("cookie" not in asked.headers for asked in site.asked)


def test_loopback_is_refused_unless_it_is_allowed_for_the_source(site: Web, client: Client) -> None:
    url = site.put("/feed", Reply(b"x"))
    error = trouble(client, Request(url))
    assert error.trouble is Trouble.ADDRESS
    assert "this machine itself" in str(error)
    assert site.asked == []


def test_a_connection_of_an_allowed_source_serves_no_other(site: Web, client: Client) -> None:
    url = site.put("/feed", Reply(b"x"))
    assert client.get(Request(url, private=True)).status == 200
    assert trouble(client, Request(url)).trouble is Trouble.ADDRESS
    assert len(site.asked) == 1


def test_every_hop_is_checked_by_the_address_it_really_goes_to(site: Web) -> None:
    names = {"news.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"], "far.example": ["224.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"]}  # fmt: skip
    with Client(lookup=lambda host, port: names[host]) as client:
        for host, addresses in names.items():
            error = trouble(client, Request(f"http://{host}/"))
            assert error.trouble is Trouble.ADDRESS, addresses
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused_at_the_second_hop(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.base.rpartition(":")[2]
    site.put("/", Reply(status=302, headers={"Location": f"http://inside.example:{port}/secret"}))
    site.put("/secret", Reply(b"secret"))
    names = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    judged: list[str] = []

    def judge(address: str) -> str | None:
        judged.append(address)
        return None if address == "127.0.0.1" else "this machine itself"

    monkeypatch.setattr("newsreader.net.connecting.refusal", judge)
    with Client(lookup=lambda host, port: names[host]) as client:
        error = trouble(client, Request(f"http://outside.example:{port}/"))
    assert error.trouble is Trouble.ADDRESS
    assert judged == ["127.0.0.1", "127.0.0.2"]
    assert site.paths() == ["/"]


def test_a_name_is_looked_up_once_and_the_judged_address_is_the_one_connected_to(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.9"]])
    asked: list[str] = []

    def look(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    monkeypatch.setattr("newsreader.net.connecting.refusal", lambda address: None)
    port = site.base.rpartition(":")[2]
    site.put("/", Reply(b"ok"))
    with Client(lookup=look) as client:
        assert client.get(Request(f"http://rebind.example:{port}/")).body == b"ok"
    assert asked == ["rebind.example"]


def test_of_a_name_s_addresses_only_those_that_may_be_reached_are_tried(
    monkeypatch: pytest.MonkeyPatch, site: Web
) -> None:
    site.put("/", Reply(b"ok"))
    port = site.base.rpartition(":")[2]
    monkeypatch.setattr(
        "newsreader.net.connecting.refusal",
        lambda address: "a private address" if address == "10.0.0.1" else None,
    )
    with Client(lookup=lambda host, port: ["10.0.0.1", "127.0.0.1"]) as client:
        assert client.get(Request(f"http://two.example:{port}/")).body == b"ok"


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_odd_ways_to_write_the_loopback_address_are_refused(client: Client, host: str) -> None:
    error = trouble(client, Request(f"http://{host}:9/"))
    assert error.trouble in (Trouble.ADDRESS, Trouble.NAME)


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/"]
)
def test_a_redirect_to_a_file_or_script_is_never_followed(
    site: Web, client: Client, location: str
) -> None:
    url = site.put("/", Reply(status=301, headers={"Location": location}))
    assert trouble(client, Request(url, private=True)).trouble is Trouble.ADDRESS


def test_five_redirects_are_followed_and_six_are_not(site: Web, client: Client) -> None:
    for n in range(7):
        site.put(f"/{n}", Reply(status=302, headers={"Location": f"/{n + 1}"}))
    site.put("/7", Reply(b"end"))
    assert client.get(Request(f"{site.base}/2", private=True)).body == b"end"
    assert trouble(client, Request(f"{site.base}/1", private=True)).trouble is Trouble.REDIRECTS


def test_a_move_for_good_is_reported_up_to_the_first_hop_that_is_not(
    site: Web, client: Client
) -> None:
    site.put("/old", Reply(status=301, headers={"Location": "/new"}))
    site.put("/new", Reply(status=302, headers={"Location": "/today"}))
    site.put("/today", Reply(b"x"))
    got = client.get(Request(f"{site.base}/old", private=True))
    assert (got.moved, got.url) == (f"{site.base}/new", f"{site.base}/today")
    assert client.get(Request(f"{site.base}/new", private=True)).moved == ""


def test_a_password_goes_to_its_own_host_alone_and_into_no_log(
    site: Web, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with web() as other:
        other.put("/feed", Reply(b"x"))
        url = site.put("/feed", Reply(status=302, headers={"Location": f"{other.base}/feed"}))
        with caplog.at_level(logging.DEBUG):
            client.get(Request(url, private=True, login=("mara", "s3cret")))
        assert site.asked[0].headers["authorization"].startswith("Basic ")
        assert "authorization" not in other.asked[0].headers
    assert "s3cret" not in repr(Request(url, login=("mara", "s3cret")))
    assert "bWFyYTpzM2NyZXQ" not in caplog.text
    assert "s3cret" not in caplog.text


def test_validators_go_back_as_they_came(site: Web, client: Client) -> None:
    url = site.put("/feed", Reply(status=304))
    got = client.get(Request(url, private=True, etag='W/"é1"', last_modified="Mon, 12 May 2031"))
    assert got.status == 304
    assert site.asked[0].headers["if-modified-since"] == "Mon, 12 May 2031"
    assert site.asked[0].headers["if-none-match"] == 'W/"é1"'


def test_a_bomb_from_a_server_stops_at_the_limit(site: Web, client: Client) -> None:
    bomb = gzip.compress(bytes(200 * 1024 * 1024))
    url = site.put("/feed", Reply(bomb, headers={"Content-Encoding": "gzip"}))
    error = trouble(client, Request(url, private=True, body_cap=10**6))
    assert error.trouble is Trouble.TOO_LARGE


def test_what_is_received_is_limited_also_where_no_length_is_said(
    site: Web, client: Client
) -> None:
    url = site.put("/feed", Reply(bytes(10**6)))
    assert trouble(client, Request(url, private=True, wire_cap=10**5)).trouble is Trouble.TOO_LARGE

    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(10_000):
            connection.sendall(bytes(1000))

    with raw_server(endless) as slow:
        error = trouble(client, Request(slow, private=True, wire_cap=10**5))
    assert error.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_deadline(client: Client, start: bytes) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(100):
            connection.sendall(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    with raw_server(drip) as url:
        error = trouble(client, Request(url, private=True, seconds=0.5))
        assert time.monotonic() - began < 2
    assert error.trouble is Trouble.SLOW


def test_a_name_server_that_never_answers_is_left_at_the_deadline() -> None:
    waiting = threading.Event()

    def look(host: str, port: int) -> list[str]:
        waiting.wait(5)
        return []

    began = time.monotonic()
    with Client(lookup=look) as client:
        error = trouble(client, Request("http://slow.example/", seconds=0.3))
    waiting.set()
    assert error.trouble is Trouble.OFFLINE
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "said", [b"", b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfew"]
)
def test_an_answer_that_breaks_off_or_is_no_http_is_a_sentence(client: Client, said: bytes) -> None:
    with raw_server(lambda connection: connection.sendall(said)) as url:
        assert trouble(client, Request(url, private=True)).trouble is Trouble.BROKEN


def test_nobody_listening_and_no_such_name_are_told_apart(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    refused = trouble(client, Request(f"http://127.0.0.1:{port}/", private=True))
    assert (refused.trouble, "refuses" in str(refused)) == (Trouble.NO_ANSWER, True)

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    def offline(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    for look, expected in ((unknown, Trouble.NAME), (offline, Trouble.OFFLINE)):
        with Client(lookup=look) as one:
            assert trouble(one, Request("http://a.example/")).trouble is expected


def test_a_request_under_way_ends_when_it_is_cancelled(client: Client) -> None:
    reached = threading.Event()

    def hang(connection: socket.socket) -> None:
        reached.set()
        connection.recv(10)

    found: list[FetchError] = []
    with raw_server(hang) as url:
        thread = threading.Thread(
            target=lambda: found.append(trouble(client, Request(url, private=True, seconds=4)))
        )
        thread.start()
        assert reached.wait(2)
        client.cancel()
        thread.join(2)
        assert not thread.is_alive()
    assert found[0].trouble is Trouble.CANCELLED


def test_the_system_s_own_lookup_finds_loopback() -> None:
    assert "127.0.0.1" in look_up("127.0.0.1", 80)
