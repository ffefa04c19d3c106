"""Names counted before they are joined, and entities made of what was counted."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsreader.domain.entities import Mention
from newsreader.domain.names import Group, Node, Placed, Use, form_of
from newsreader.entities.names import literal, tokens_of
from newsreader.entities.unions import Unions
from newsreader.entities.within import ACRONYM, is_spelled_out


@dataclass(slots=True)
class Tally:
    """What is counted of one name.

    Attributes:
        forms: Mentions by how they are written.
        whys: What the mentions of this name were placed as, before other articles or the reader had
            a say -> why they are this name.
        moved: Mentions that the reader keeps apart from others of their name, with the reason.
        acronyms: Literals of the acronyms this name is the long form of.
        bare: Whether the name is written otherwise than as such an acronym.
    """

    forms: Counter[str] = field(default_factory=Counter)
    whys: dict[tuple[Node, str], str] = field(default_factory=dict)
    moved: dict[Mention, str] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)
    bare: bool = False

    def note(self, form: str, why: str, number: int) -> None:
        """Count mentions of a form."""
        self.forms[form] += number
        if why == ACRONYM and not is_spelled_out(form):
            self.acronyms.add(literal(form))
        else:
            self.bare = True


def used(placed: Iterable[Placed]) -> list[Use]:
    """Count the names that mentions are taken for."""
    articles: dict[Node, set[str]] = defaultdict(set)
    forms: dict[Node, Counter[tuple[str, str]]] = defaultdict(Counter)
    for item in placed:
        articles[item.node].add(item.mention.article)
        forms[item.node][form_of(item.mention), item.why] += 1
    return [Use(node, len(articles[node]), found) for node, found in forms.items()]


def tallied(
    uses: Iterable[Use],
    taken: dict[Node, tuple[Node, str]],
    near: Iterable[tuple[Placed, Placed]],
) -> dict[Node, Tally]:
    """Count names, those taken for others with these.

    Args:
        uses: The names as their own articles have them.
        taken: Names that other articles settle, with what they are taken for and why.
        near: Mentions as placed, and as they are once the reader's decisions are obeyed.
    """
    moved: dict[Node, Counter[tuple[str, str]]] = defaultdict(Counter)
    found: dict[Node, Tally] = defaultdict(Tally)
    for was, now in near:
        if now.node != taken.get(was.node, (was.node, ""))[0]:
            moved[was.node][form_of(was.mention), was.why] += 1
            found[now.node].moved[was.mention] = now.why
            found[now.node].note(form_of(was.mention), now.why, 1)
    for use in uses:
        node, settled = taken.get(use.node, (use.node, ""))
        for (form, why), number in use.forms.items():
            left = number - moved[use.node][form, why] if use.node in moved else number
            if left > 0:
                found[node].note(form, settled or why, left)
                found[node].whys[use.node, why] = settled or why
    return dict(found)


def grouped(
    nodes: Sequence[Node], tallies: dict[Node, Tally], unions: Unions[Node], called: dict[Node, str]
) -> list[Group]:
    """Make a group of each set of joined names; ``called`` is the reader's name for some, by root."""
    members: dict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        members[unions.root(node)].append(node)
    return [
        _group([(node, tallies[node]) for node in found], unions, called.get(root, ""))
        for root, found in members.items()
    ]


def shown(forms: Counter[str]) -> str:
    """Return the form to show: the fullest of those in use, of equals the commonest.

    A full form is in use where it is found a quarter as often as the commonest full one; so a
    misspelling, or a name that was merged in, does not rename somebody.
    """
    full = [form for form in forms if len(tokens_of(form)) > 1] or list(forms)
    most = max(forms[form] for form in full)
    used = [form for form in full if 4 * forms[form] >= most]
    return min(used, key=lambda f: (-len(tokens_of(f)), -forms[f], -len(f), f))


def _group(members: list[tuple[Node, Tally]], unions: Unions[Node], called: str) -> Group:
    """Make one group of names that sort as given."""
    forms: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for node, tally in members:
        forms.update(tally.forms)
        kinds[node.kind] += tally.forms.total()
    anchor = members[0][0]
    kind = min((node.kind for node, _ in members), key=lambda k: (-kinds[k], k))
    names: Counter[str] = Counter()
    for node, tally in members:
        if node.kind is kind:
            names[node.name] += tally.forms.total()
    main = min(names, key=lambda n: (-min(2, len(tokens_of(n))), -names[n], n))
    digest = hashlib.sha256("\0".join((anchor.kind, anchor.name, anchor.scope)).encode())
    whys: dict[tuple[Node, str], str] = {}
    moved: dict[Mention, str] = {}
    for node, tally in members:
        between = "" if node.name == main else unions.why(node)
        for key, why in tally.whys.items():
            whys[key] = _why(why, node.name == main, between)
        for mention, why in tally.moved.items():
            moved[mention] = _why(why, node.name == main, between)
    aliases = tuple(sorted(forms, key=lambda f: (-forms[f], f)))
    name = called or shown(forms)
    return Group("e" + digest.hexdigest()[:16], kind, name, aliases, forms.total(), whys, moved)


def _why(why: str, is_main: bool, between: str) -> str:
    """Return why a mention is in its entity: the link in its article, then between articles."""
    if is_main:
        return why if why != "as written" else "same name"
    if not between or why in {"same name", "as written"}:
        return between or why
    return f"{why}; {between}" if between != why else why
