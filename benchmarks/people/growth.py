"""Time against size: `python -m benchmarks.people.growth`, by the processor's time.

The invented case again and again, each copy's entries and mentions with ids of their own: the
people stay the same, as in a real case whose agencies write for years.
"""

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from benchmarks.people.truth import true_case
from benchmarks.report import cells_as_table
from candour.actions.casting import in_file_order, mentions_of
from candour.core.chronology.entry import Entry
from candour.core.people.linking.casting import Casting, CastWords, Records
from candour.core.people.mention import Mention
from candour.vocabulary.comparing import load_name_words
from candour.vocabulary.people_links import load_link_words

SIZES = (3_000, 10_000, 30_000)


def grown(entries: list[Entry], mentions: list[Mention], size: int) -> Records:
    """The case as often as it takes to come to so many entries."""
    made: list[Entry] = []
    told: list[Mention] = []
    number = 0
    while len(made) < size:
        made += [replace(one, id=f"{one.id}~{number}") for one in entries]
        told += [
            replace(
                one,
                entry=f"{one.entry}~{number}",
                beside=one.beside and one.beside.replace("@", f"~{number}@"),
            )
            for one in mentions
        ]
        number += 1
    kept = {one.id for one in made[:size]}
    return Records(made[:size], [one for one in told if one.entry in kept])


def figures() -> Iterator[dict[str, str]]:
    """Seconds for linking alone."""
    case = true_case()
    entries, mentions = in_file_order(case.merged), list(mentions_of(case.merged))
    words = CastWords(load_link_words(), load_name_words())
    for size in SIZES:
        records = grown(entries, mentions, size)
        begun = process_time()
        cast = Casting(records, words).cast()
        seconds = process_time() - begun
        yield {
            "entries": f"{size:,}",
            "mentions": f"{len(records.mentions):,}",
            "persons": f"{len(cast.persons):,}",
            "seconds": f"{seconds:.1f}",
            "milliseconds for each entry": f"{1000 * seconds / size:.2f}",
        }


if __name__ == "__main__":
    print(cells_as_table(list(figures())))
