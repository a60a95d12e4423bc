"""Time against size: `python -m benchmarks.knowledge.growth`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter

from benchmarks.knowledge.case import TrueCase, true_case
from benchmarks.report import cells_as_table
from candour.actions.dates import load_date_words
from candour.actions.entry_reading import find_dates
from candour.core.knowledge.inquiry import Inquiry, Rules, Sources
from candour.core.people.person import Cast
from candour.vocabulary.knowledge import load_knowing_words

SIZES = (3_000, 10_000, 30_000)
ASKED = "Gavin Strake has been convicted of assaulting a former partner and her son."


def grown(case: TrueCase, size: int) -> Sources:
    """The invented case again and again: entries of copies carry ids of their own."""
    entries = []
    persons = {person.id: list(person.mentions) for person in case.cast.persons}
    number = 0
    while len(entries) < size:
        for entry in case.merged.entries:
            entries.append(replace(entry, id=f"{entry.id}~{number}"))
        for person in case.cast.persons:
            persons[person.id] += [
                replace(one, entry=f"{one.entry}~{number}") for one in person.mentions
            ]
        number += 1
    cast = Cast(
        persons=tuple(replace(one, mentions=tuple(persons[one.id])) for one in case.cast.persons),
        subject=case.cast.subject,
    )
    return Sources(
        entries=entries[:size], cast=cast, contacts=case.contacts, returns=case.merged.returns
    )


def figures() -> Iterator[dict[str, str]]:
    """Seconds for the first question, for a further one, and for the whole case."""
    case = true_case()
    rules = Rules(
        words=load_knowing_words(), margins=load_date_words().margins, find_dates=find_dates
    )
    for size in SIZES:
        inquiry = Inquiry(grown(case, size), rules)
        yield {
            "entries": f"{size:,}",
            "first question": _seconds(partial(inquiry.ask_sentence, ASKED)),
            "another": _seconds(partial(inquiry.ask_sentence, "The mother has a partner.")),
            "whole case": _seconds(inquiry.whole),
        }


def _seconds(work: Callable[[], object]) -> str:
    begun = perf_counter()
    work()
    return f"{perf_counter() - begun:.1f}"


if __name__ == "__main__":
    print(cells_as_table(list(figures())))
