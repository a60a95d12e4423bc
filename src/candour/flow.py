"""The steps of a review in order; command line, manual and architecture page are built from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what goes in, what comes out, and the rule that it guards."""

    noun: str
    command: str
    sentence: str
    takes: str
    gives: str
    rule: str


STEPS: tuple[Step, ...] = (
    Step(
        noun="dates",
        command="date",
        sentence="Read dates as people write them, keep their doubt, refuse what cannot be.",
        takes="words",
        gives="the span they state, how exactly, with which doubt, and other readings",
        rule="A date is never made more precise than it was written.",
    ),
    Step(
        noun="documents",
        command="read",
        sentence="Read files as they were received into passages that can be found again.",
        takes="files",
        gives="passages, and a report of what was read, changed and left out",
        rule="Nothing is dropped silently: every cell and paragraph is a passage or in the report.",
    ),
    Step(
        noun="asking",
        command="template",
        sentence="Write the blank chronology that an agency fills in.",
        takes="the columns to ask for",
        gives="a Word document or a workbook that reads back column for column",
        rule="Every row names its source; what was searched is asked for beside what was found.",
    ),
    Step(
        noun="chronology",
        command="merge",
        sentence="Put the entries of many agencies' files into one chronology.",
        takes="agencies' chronologies and narratives",
        gives="entries in order, events, contradictions, silences beside what returns cover",
        rule="Order is before, after or cannot say; a merge never deletes.",
    ),
)
"""Only steps that work are listed; each new engine adds its own."""


def step_of(command: str) -> Step:
    """Return the step that `command` carries out; raise `KeyError` where there is none."""
    for step in STEPS:
        if step.command == command:
            return step
    raise KeyError(command)
