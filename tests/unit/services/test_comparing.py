from pathlib import Path

from newsreader.services import views
from newsreader.services.comparing import Comparison, compare
from newsreader.services.deriving import derive
from newsreader.services.library import Library
from tests.support.libraries import add, write

QUOTE = (
    '"The old lighthouse keeper refuses every offer from the council, and the granite tower on'
    ' Skerry Point stays dark until the new lamps arrive from Merrow," said harbour master Ines Holm.'
)
FIRST_HALF = '"The old lighthouse keeper refuses every offer from the council," said harbour master Ines Holm.'
SECOND_HALF = (
    '"The granite tower on Skerry Point stays dark until the new lamps arrive from Merrow,"'
    " Ines Holm added."
)
OTHER = "Fishermen from three villages have begun to row a lantern out to the rocks at dusk."


def page(headline: str, *paragraphs: str) -> str:
    return "\n\n".join([headline, "12 May 2031", *paragraphs]) + "\n"


def compared(folder: Path, first: str, second: str) -> Comparison:
    with Library(folder / "lib") as library:
        add(library, *write(folder / "c", {"a.txt": first, "b.txt": second}))
        derive(library)
        one, other = sorted(views.order_of(library, ""))
        found = compare(library, one, other)
    assert found is not None
    return found


def test_a_sentence_of_which_another_made_two_stands_beside_both(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        page("Lighthouse row goes on", QUOTE, OTHER),
        page("Skerry Point stays dark", FIRST_HALF, SECOND_HALF),
    )
    assert found.shared == 2
    assert (found.only_a, found.only_b) == (1, 0)
