"""Facts on addresses: who is recorded as living where."""

from collections.abc import Iterator, Sequence

from candour.core.chronology.events.addresses import addresses_in
from candour.core.knowledge.said import Said
from candour.core.knowledge.whose import CastIndex
from candour.core.knowledge.words import KnowingWords
from candour.core.people.mention import Standing

_NEAR = 1


def homes_told(
    records: Sequence[Said], cast: CastIndex, words: KnowingWords
) -> Iterator[tuple[str, str, str]]:
    """Yield the person, the road and a sentence "… lives at …", each once.

    The person is the one mentioned last before the words of living, or first in the clause.
    """
    seen: set[tuple[str, str, str]] = set()
    for said in records:
        for first, _ in said.terms.get("lives", ()):
            for one in addresses_in(said.tokens, words.events):
                if said.clause(one.first) != said.clause(first):
                    continue
                person = _who(said, first, cast)
                if person is None or (person, one.road, one.number) in seen:
                    continue
                seen.add((person, one.road, one.number))
                shown = cast.cast.person(person)
                if shown is not None and shown.names:
                    place = said.tokens.between(one.first, one.last)
                    road = words.whole_road(one.road)
                    yield person, road, f"{shown.shown_as} lives at {' '.join(place.split())}."


def _who(said: Said, token: int, cast: CastIndex) -> str | None:
    tokens = said.tokens
    best: tuple[int, str] | None = None
    for mention, person in cast.in_entry.get(said.entry.id, ()):
        if person.standing is Standing.PROFESSIONAL:
            continue
        place = tokens.text.rfind(mention.text, 0, tokens.starts[token])
        if place < 0:
            continue
        at = max(number for number, start in enumerate(tokens.starts) if start <= place)
        is_near = said.clause(token) - said.clause(at) <= _NEAR
        if is_near and (best is None or place > best[0]):
            best = (place, person.id)
    return best[1] if best else None
