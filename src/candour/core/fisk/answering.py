"""Whom each paragraph answers: the words it repeats, else what stands before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from candour.core.comparison.likeness import Likeness
from candour.core.fisk.repeating import Repeat
from candour.core.fisk.voice import Speaks, Voice

_ALIKE = 0.14
"""A comment that repeats nothing answers the paragraph that it is at least so much like."""


class Answers:
    """The voices of a post, to be given what each of them answers."""

    def __init__(self, voices: Sequence[Voice], repeats: Sequence[Repeat]) -> None:
        self._voices = voices
        self._repeated: dict[int, int] = {}
        for one in repeats:
            if one.of is not None and (one.by not in self._repeated or one.opens):
                self._repeated.setdefault(one.by, one.of)

    def __repr__(self) -> str:
        return f"Answers({len(self._voices)} voices)"

    def given(self) -> list[Voice]:
        """Return the voices, each with the number of the paragraph that it answers."""
        return list(self._given())

    def _given(self) -> Iterator[Voice]:
        quoted: int | None = None
        speaker: str | None = None
        answered: int | None = None
        for at, voice in enumerate(self._voices):
            n = voice.paragraph.n
            if voice.speaks is Speaks.QUOTED:
                quoted = n
                yield voice
            elif voice.speaks is Speaks.HOST:
                yield replace(voice, answers=self._of_quoted(n) or quoted)
            elif voice.speaks is Speaks.FURNITURE:
                answered = None
                yield voice
            else:
                if voice.speaker != speaker:
                    speaker, answered = voice.speaker, None
                answered = self._repeated.get(n) or answered or self._like(at)
                yield replace(voice, answers=answered)

    def _of_quoted(self, n: int) -> int | None:
        """Return the quoted paragraph whose words the host repeats, if it is one."""
        of = self._repeated.get(n)
        is_quoted = any(
            one.paragraph.n == of and one.speaks is Speaks.QUOTED for one in self._voices
        )
        return of if is_quoted else None

    def _like(self, at: int) -> int | None:
        """Return the earlier paragraph of host or reader that a comment is most like."""
        earlier = [
            one
            for one in self._voices[:at]
            if one.speaks in (Speaks.HOST, Speaks.COMMENT)
            and one.speaker != self._voices[at].speaker
        ]
        if not earlier:
            return None
        likeness = Likeness(
            [self._voices[at].paragraph.text], [one.paragraph.text for one in earlier]
        )
        alike, best = max(
            (likeness.of_pair(0, j), one.paragraph.n) for j, one in enumerate(earlier)
        )
        return best if alike >= _ALIKE else None
