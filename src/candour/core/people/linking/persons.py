"""Persons: clusters with what each agency called them, since when, and their links."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.people.linking.clusters import Cluster, Clusters
from candour.core.people.linking.figures import NAMED, Figure
from candour.core.people.linking.joining import Proposal
from candour.core.people.mention import Form, Mention, PersonName, Standing
from candour.core.people.person import (
    KnownTo,
    Link,
    LinkState,
    Person,
    Reason,
    Strength,
    person_id,
)

_LAST = "9999"


@dataclass(frozen=True)
class PersonMaker:
    """Makes persons of clusters."""

    clusters: Clusters
    entries: Mapping[str, Entry] = field(repr=False)
    proposals: Sequence[Proposal] = field(repr=False)
    decided_apart: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """two figures, and the decision that they are two people"""

    def persons(self) -> list[Person]:
        """Every person, in the order of the earliest mention."""
        links: dict[int, list[Link]] = defaultdict(list)
        ids = {cluster.number: self._id(cluster) for cluster in self.clusters}
        for one in self.proposals:
            for mine, other in ((one.one, one.other), (one.other, one.one)):
                links[mine].append(
                    Link(
                        to=ids[other],
                        state=one.state,
                        strength=one.strength,
                        reasons_for=one.reasons_for,
                        reasons_against=one.reasons_against,
                    )
                )
        for (a, b), decision in self.decided_apart.items():
            left, right = self.clusters.of(a).number, self.clusters.of(b).number
            for mine, far in ((left, right), (right, left)):
                links[mine] = [link for link in links[mine] if link.to != ids[far]]
                links[mine].append(
                    Link(to=ids[far], state=LinkState.DECIDED_DIFFERENT, decision=decision)
                )
        ordered = sorted(self.clusters, key=lambda one: min(f.first for f in one.figures))
        return [self._person(one, links.get(one.number, ())) for one in ordered]

    def _id(self, cluster: Cluster) -> str:
        placed = (one for figure in cluster.figures for one in figure.placed)
        return person_id(min(placed, key=_number).mention.id)

    def _person(self, cluster: Cluster, proposed: Iterable[Link]) -> Person:
        placed = sorted((one for f in cluster.figures for one in f.placed), key=_number)
        mentions = [one.mention for one in placed]
        standing = _standing(cluster)
        return Person(
            id=person_id(mentions[0].id),
            mentions=tuple(mentions),
            names=_names(mentions),
            roles=_roles(mentions),
            agencies=self._known(mentions),
            links=(*self._joined(cluster), *sorted(proposed, key=_link_order)),
            standing=standing,
            works_for=tuple(sorted({one.works_for for one in mentions if one.works_for})),
            sex=next(iter(cluster.sexes)) if len(cluster.sexes) == 1 else None,
            born=tuple(cluster.born),
        )

    def _joined(self, cluster: Cluster) -> Iterable[Link]:
        """One link for each joining that holds the person together."""
        by_number = {figure.number: figure for figure in cluster.figures}
        for join in cluster.joins:
            sides = sorted((join.left, join.right), key=lambda one: (len(one), min(one)))
            to = self._shown(by_number[one] for one in sides[0])
            is_decided = join.decision is not None
            yield Link(
                to=to,
                state=LinkState.DECIDED_SAME if is_decided else LinkState.JOINED,
                strength=join.strength,
                reasons_for=join.reasons_for,
                reasons_against=join.reasons_against,
                decision=join.decision,
            )

    def _shown(self, figures: Iterable[Figure]) -> str:
        """The words of the best mention of some figures."""
        every = [one.mention for figure in figures for one in figure.placed[:1]]
        return max(every, key=lambda one: (one.form in NAMED, len(one.text))).text

    def _known(self, mentions: Iterable[Mention]) -> dict[str, KnownTo]:
        """Since when each agency's own records know the person; a comment is a later judgement."""
        by_agency: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.in_field is not Field.COMMENT:
                by_agency[mention.agency].append(mention)
        known: dict[str, KnownTo] = {}
        for agency, ours in by_agency.items():
            dated = [(known_on(self.entries[one.entry]), one.entry) for one in ours]
            first, entry = min(dated, key=lambda one: _time(one[0]))
            called = tuple(dict.fromkeys(" ".join(one.text.split()) for one in ours))
            known[agency] = KnownTo(
                agency=agency, first_known=first, first_entry=entry, called=called
            )
        return known


def known_on(entry: Entry) -> UncertainDate:
    """The date from which an entry's agency knew what it says: when it happened, else was noted."""
    if entry.happened.is_resolved or entry.recorded is None:
        return entry.happened
    return entry.recorded


def _time(date: UncertainDate) -> str:
    """What dates sort by here: the earliest minute, unknown ones last."""
    moment = date.earliest or date.latest
    return moment.isoformat() if moment else _LAST


def _number(placed: object) -> int:
    number: int = placed.number  # type: ignore[attr-defined]
    return number


def _link_order(link: Link) -> tuple[int, int, str]:
    strengths = [*Strength, None]
    return [*LinkState].index(link.state), strengths.index(link.strength), link.to


def _standing(cluster: Cluster) -> Standing:
    if cluster.is_professional:
        return Standing.PROFESSIONAL
    return Standing.FAMILY if Standing.FAMILY in cluster.standings else Standing.UNKNOWN


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The names by which somebody goes, the fullest first, each spelling once."""
    counted: Counter[str] = Counter()
    fullest: dict[str, tuple[bool, int]] = {}
    for mention in mentions:
        if mention.name is None or mention.form not in NAMED:
            continue
        written = written_name(mention.name)
        key = written.casefold()
        counted[written] += 1
        name = mention.name
        is_full = bool(name.given and name.surname and len(name.surname.strip(".")) > 1)
        fullest[key] = max(fullest.get(key, (False, 0)), (is_full, len(name.given)))
    shown: dict[str, str] = {}
    for written, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        shown.setdefault(written.casefold(), written)
    ordered = sorted(shown, key=lambda key: (not fullest[key][0], -counted[shown[key]], key))
    return tuple(shown[key] for key in ordered)


def written_name(name: PersonName) -> str:
    """A name in one line as its record writes it."""
    first = " ".join(name.given) or " ".join(name.initials)
    parts = (name.title if not name.given or not name.surname else "", first, name.surname)
    whole = " ".join(one for one in parts if one)
    return whole or name.nickname


def _roles(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The words by which roles were told, each once; a description stands as it was written."""
    said = (
        one.role_words or ("" if one.form in (*NAMED, Form.PRONOUN) else one.text)
        for one in mentions
    )
    shown: dict[str, str] = {}
    for words in said:
        plain = " ".join(words.split())
        if plain:
            shown.setdefault(plain.casefold(), plain)
    return tuple(shown.values())


__all__ = ("PersonMaker", "Reason", "known_on", "written_name")
