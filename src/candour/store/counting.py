"""How many entries carry a tag or a flag: what the filters of a chronology offer."""

from collections.abc import Sequence

from candour.core.chronology.entry import Entry, FlagKind


def tags_on(entry: Entry) -> list[str]:
    """Return the tags of an entry and its terms of reference, whoever named them."""
    return [*(tag.name for tag in entry.tags), *entry.terms_of_reference]


def counted_tags(entries: Sequence[Entry]) -> dict[str, int]:
    """Return how many entries carry each tag, in the alphabet's order; capitals do not part two."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    for entry in entries:
        for folded, name in {name.casefold(): name for name in tags_on(entry)}.items():
            shown = written.setdefault(folded, name)
            counts[shown] = counts.get(shown, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: one[0].casefold()))


def counted_flags(entries: Sequence[Entry]) -> dict[str, int]:
    """Return how many entries carry each flag, in the flags' own order."""
    counts = dict.fromkeys(FlagKind, 0)
    for entry in entries:
        for kind in {flag.kind for flag in entry.flags}:
            counts[kind] += 1
    return {kind.value: count for kind, count in counts.items() if count}
