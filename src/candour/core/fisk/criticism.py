"""Who criticises and who credits whom, in whose words: a table with passages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candour.core.fisk.voice import Speaks, Voice
from candour.core.quotations.marks import marked_spans
from candour.core.statements.statement import Stance, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a voice about agencies.

    `is_quoted` says that the words which decide its stance stand between quotation marks: then the
    voice passes on what somebody else said.
    """

    voice: Voice
    statement: Statement
    is_quoted: bool

    @property
    def by(self) -> str:
        """Whose words they are: a reader by name, else the host or the text that he quotes."""
        if self.is_quoted and self.voice.speaks is not Speaks.QUOTED:
            return f"quoted by {_named(self.voice)}"
        return _named(self.voice)


def said_of_agencies(voices: Sequence[Voice], statements: Sequence[Statement]) -> Iterator[Said]:
    """Yield the statements that criticise or credit an agency, each with the voice it stands in."""
    for statement in statements:
        if statement.stance is Stance.NEUTRAL or not statement.agencies:
            continue
        voice = next((v for v in voices if v.paragraph.span.contains(statement.span)), None)
        if voice is not None and voice.speaks is not Speaks.FURNITURE:
            yield Said(voice, statement, _is_quoted(statement))


def _is_quoted(statement: Statement) -> bool:
    marked = " ".join(
        span.words(statement.text) for span, depth in marked_spans(statement.text) if depth == 0
    )
    return bool(statement.decided_by) and all(word in marked for word in statement.decided_by)


def _named(voice: Voice) -> str:
    if voice.speaks is Speaks.HOST:
        return voice.speaker or "the host"
    if voice.speaks is Speaks.QUOTED:
        return "the text that is quoted"
    return voice.speaker or "a reader"
