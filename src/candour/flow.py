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
    Step(
        noun="people",
        command="people",
        sentence="Say who is who: persons out of what each agency called them, with reasons.",
        takes="agencies' chronologies and narratives, and what people decided",
        gives="persons with their links and since when each agency knew them; relations",
        rule="Strong evidence joins, weaker evidence only suggests; a decision always wins.",
    ),
    Step(
        noun="knowledge",
        command="knew",
        sentence="Say which agency knew what, since when, how, and what was not passed on.",
        takes="agencies' chronologies and narratives, what each searched, and a question",
        gives="facts, who first knew them and in which words, contacts, what was not shared",
        rule="Shared, refused or no record, never “failed”; later judgements are no knowledge.",
    ),
    Step(
        noun="cases",
        command="case",
        sentence="Keep a case: originals that never change, and a log of every decision.",
        takes="what agencies sent, and what each searched",
        gives="a case file; its chronology is made from originals and decisions alone",
        rule="An original never changes; everything that is no original or decision can be remade.",
    ),
    Step(
        noun="decisions",
        command="decide",
        sentence="Decide something about a case: checked when it is made, and kept for good.",
        takes="a kind, what it is about, and the reason",
        gives="one more line of the case's log",
        rule="The machine suggests, a person decides; undoing is a decision too.",
    ),
    Step(
        noun="log",
        command="log",
        sentence="Print what was decided, and prove that nothing was changed since.",
        takes="a case, and the head that a panel minuted",
        gives="every decision in order, its head, and every change that was made behind its back",
        rule="Any edit of the log, the database or an original is named.",
    ),
    Step(
        noun="quotations",
        command="quotes",
        sentence="Find every quotation in a document and grade it against its sources.",
        takes="a document, and the sources that it may quote",
        gives="each quotation with its grade, its place in the source, the difference and alarms",
        rule="A quotation is graded, never trusted; what an ellipsis cut is shown.",
    ),
    Step(
        noun="comparison",
        command="compare",
        sentence="Lay two accounts side by side and name what became of every statement.",
        takes="two accounts of one matter, or a report and its summary",
        gives="each difference with both passages and why, and whom each account speaks of",
        rule="Lists, never scores; what has no counterpart is said, and nothing is decided.",
    ),
    Step(
        noun="voices",
        command="fisk",
        sentence="Read a post that takes a text apart into voices, and say who answers whom.",
        takes="a post, and the text that it takes apart where there is one",
        gives="each paragraph with its voice, the reasons, and what it answers",
        rule="A voice is told by reasons that are shown; each reply stands beside what it answers.",
    ),
    Step(
        noun="key",
        command="key",
        sentence="Draft who must not be named, and by which pseudonym, for a person to settle.",
        takes="agencies' chronologies and narratives",
        gives="a key: people with every form of their names, and what each edition may say",
        rule="One person, one pseudonym, in every document and edition.",
    ),
    Step(
        noun="editions",
        command="redact",
        sentence="Make an edition of documents: names as pseudonyms, what is withheld said so.",
        takes="any documents, and the key of who must not be named",
        gives="documents made anew from what was read, and how much of each is withheld",
        rule="Made from words that may be told, never by a box over words.",
    ),
    Step(
        noun="leaks",
        command="leaks",
        sentence="Read an edition back and say what in it gives somebody away.",
        takes="any files or folders, and the key of who must not be named",
        gives="each place that names somebody, shown or hidden, and clues that tell together",
        rule="What checks an edition shares nothing with what made it but the key.",
    ),
    Step(
        noun="ledger",
        command="draft",
        sentence="Keep every draft of a case, and say what changed in each and who asked for it.",
        takes="a draft, and at whose request it changed where somebody says so",
        gives="its hash, and what became of every statement since the draft before",
        rule="No draft is lost; who asked for a change is said by a person, never guessed.",
    ),
    Step(
        noun="releases",
        command="release",
        sentence="Release an edition: checked as it will leave, signed, and kept in the ledger.",
        takes="an edition, its key, and the private key of whoever releases it",
        gives="a folder with its files, a manifest and a signature; or what bars it",
        rule="Nothing leaves with a leak, or while a finding's quotation is not its source's.",
    ),
    Step(
        noun="verifying",
        command="verify",
        sentence="Verify that a release is, file for file, what its maker signed.",
        takes="a release, and the public key of whoever released it",
        gives="every file that was changed, renamed, taken away or added",
        rule="Nothing but the release and the public key is needed.",
    ),
    Step(
        noun="tables",
        command="link",
        sentence="Find rows of tables that are about one person, with the reasons.",
        takes="tables of people from several agencies, or one",
        gives="links with their probability and reasons, and which rows are one person",
        rule="A link says why; rows that are each like a third join no strangers.",
    ),
)
"""Only steps that work are listed; each new engine adds its own."""


def step_of(command: str) -> Step:
    """Return the step that `command` carries out; raise `KeyError` where there is none."""
    for step in STEPS:
        if step.command == command:
            return step
    raise KeyError(command)
