"""What is not known to be the outlet is not said to be it."""

from newsreader.capture.reading import read_capture, understand

BODY = (
    "\n\n5 March 2031\n\nThe harbour of Karsund was closed to all traffic on Monday, officials said in a statement.\n\n"
    "Truck sales in the U.S. totaled 8,558 in February, down from a year earlier, the figures show.\n"
)


def test_who_said_so_in_a_wire_headline_is_not_the_outlet() -> None:
    for source in ("MINISTER", "TRADERS", "USDA"):
        article = understand(
            read_capture((f"KARSUND HARBOUR TO STAY SHUT UNTIL JULY - {source}" + BODY).encode())
        )
        assert article.outlet is None


def test_an_outlet_behind_a_headline_is_still_read() -> None:
    article = understand(
        read_capture(("Karsund harbour to stay shut until July - Karsund Post" + BODY).encode())
    )
    assert article.outlet is not None
    assert article.outlet.value == "Karsund Post"
