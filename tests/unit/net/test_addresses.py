from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.net.addresses import is_address, refusal

REFUSED = {
    "loopback": ["127.0.0.1", "127.255.0.9", "::1"],
    "private": ["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1", "fec0::1"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%eth0"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1"],
    "unspecified": ["0.0.0.0", "0.1.2.3", "::"],
    "reserved": ["240.0.0.1", "255.255.255.255", "192.0.0.8", "5f00::1", "4000::1", "2001:20::1"],
    "CGNAT": ["100.64.0.1", "100.127.255.255"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1"],
    "6to4": ["2002:7f00:1::", "2002:808:808::1", "192.88.99.1"],
    "Teredo": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "IPv4-mapped": ["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"],
    "documentation": ["192.0.2.1", "2001:db8::1", "3fff::1"],
    "no address": ["", "example.org", "300.1.1.1", "0x7f.1"],
}


@pytest.mark.parametrize("kind", REFUSED)
def test_addresses_that_only_is_global_would_let_pass_are_refused(kind: str) -> None:
    for address in REFUSED[kind]:
        assert refusal(address), address


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::1", "172.32.0.1", "100.128.0.1"],
)
def test_public_addresses_are_reached(address: str) -> None:
    assert refusal(address) is None


@settings(deadline=None)
@given(st.ip_addresses(v=4))
def test_a_refused_address_is_refused_in_every_ipv6_form_too(address: object) -> None:
    for form in (f"::ffff:{address}", f"::{address}", f"64:ff9b::{address}"):
        assert refusal(form)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_the_judgement(text: str) -> None:
    assert refusal(text) is None or isinstance(refusal(text), str)
    assert is_address(text) or refusal(text)
