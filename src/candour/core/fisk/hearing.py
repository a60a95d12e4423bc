"""Read a post into voices: the page's own lines, the comments, and who speaks in between."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from candour.core.fisk.answering import Answers
from candour.core.fisk.repeating import Repeat, repeats
from candour.core.fisk.sounding import Print, Sign, host_print, print_of, signs
from candour.core.fisk.voice import Paragraph, Speaks, Voice
from candour.core.fisk.words import VoiceWords

Said = Mapping[int, bool]
"""The numbers of paragraphs that a source holds, and of those that none does."""

_TITLE = 14
_START = log(0.85 / 0.15)
_NEXT = {(True, True): log(0.5), (True, False): log(0.5), (False, True): log(0.72),
         (False, False): log(0.28)}  # fmt: skip
"""From host (True) or text to either: a host cuts in after each passage that he takes."""


@dataclass(frozen=True)
class Hearing:
    """Tells voices apart. `is_date` says whether a line is nothing but a date."""

    words: VoiceWords = field(repr=False)
    is_date: Callable[[str], bool] = field(repr=False)

    def voices(self, paragraphs: Sequence[Paragraph], said: Said | None = None) -> list[Voice]:
        """Return the voice of each paragraph, in reading order."""
        below = self._comments_begin(paragraphs)
        found = [*self._post(paragraphs[:below], said or {}), *self._comments(paragraphs[below:])]
        again = list(repeats(paragraphs))
        return Answers(found, again).given()

    def _comments_begin(self, paragraphs: Sequence[Paragraph]) -> int:
        """Return where readers' comments begin: at their heading, else at the first byline."""
        for at, one in enumerate(paragraphs):
            if one.is_below or self.words.comments_begin.match(one.text):
                return at
            if at and self._name(one) and at + 1 < len(paragraphs):
                return at
        return len(paragraphs)

    def _name(self, paragraph: Paragraph) -> str | None:
        """Return whose words follow, where a paragraph says only that."""
        found = self.words.byline.match(paragraph.text)
        if found is None or "\n" in paragraph.text.strip():
            return None
        return str(found["name"] or found["other"]).strip()

    def _furniture(self, one: Paragraph, *, opens: bool) -> str | None:
        """Return why a paragraph is the page's own, where it is."""
        if one.is_heading:
            return "a heading of the page"
        if self.words.of_the_page.match(one.text) or self.words.comments_begin.match(one.text):
            return "a line of the page"
        if self.is_date(one.text):
            return "a date on its own"
        if opens and _is_title(one.text):
            return "a title above the post"
        return None

    def _post(self, paragraphs: Sequence[Paragraph], said: Said) -> Iterator[Voice]:
        furniture: dict[int, str] = {}
        opens = True
        for one in paragraphs:
            why = self._furniture(one, opens=opens)
            if why is None:
                opens = False
            else:
                furniture[one.n] = why
        body = [one for one in paragraphs if one.n not in furniture]
        heard = {one.paragraph.n: one for one in self._body(body, said)}
        for one in paragraphs:
            yield heard.get(one.n) or Voice(
                paragraph=one, speaks=Speaks.FURNITURE, reasons=(furniture[one.n],)
            )

    def _body(self, body: Sequence[Paragraph], said: Said) -> list[Voice]:
        """Tell host and text apart twice, then by the hands that the first time showed."""
        again = list(repeats(body))
        host = host_print(body[:1])
        heard = self._heard(body, again, said, host)
        own = " ".join(one.text for one, (is_host, _) in zip(body, heard, strict=True) if is_host)
        text = " ".join(
            one.text for one, (is_host, _) in zip(body, heard, strict=True) if not is_host
        )
        mine, theirs = print_of(own), print_of(text)
        host = Print(
            mine.apostrophe if mine.apostrophe != theirs.apostrophe else host.apostrophe,
            mine.marks if mine.marks != theirs.marks else host.marks,
        )
        return [
            Voice(
                paragraph=one,
                speaks=Speaks.HOST if is_host else Speaks.QUOTED,
                reasons=tuple(sign.words for sign in why if (sign.weight > 0) == is_host),
            )
            for one, (is_host, why) in zip(body, self._heard(body, again, said, host), strict=True)
        ]

    def _heard(
        self, body: Sequence[Paragraph], again: Sequence[Repeat], said: Said, host: Print
    ) -> list[tuple[bool, list[Sign]]]:
        """Return of each paragraph whether the host speaks in it, with every sign.

        The likeliest sequence as a whole (Viterbi 1967), since voices take turns.
        """
        every = [
            [
                *signs(one, body[at - 1] if at else None, host, self.words),
                *_by_repeats(one, again),
                *_by_source(one, said),
            ]
            for at, one in enumerate(body)
        ]
        return list(
            zip(_likeliest([sum(s.weight for s in one) for one in every]), every, strict=True)
        )

    def _comments(self, paragraphs: Sequence[Paragraph]) -> Iterator[Voice]:
        speaker: str | None = None
        whole = {one.by for one in repeats(paragraphs) if one.is_whole}
        for one in paragraphs:
            name = self._name(one)
            why = self._furniture(one, opens=False)
            if name is not None:
                speaker, why = name, "says only who speaks next"
            if why is not None:
                yield Voice(paragraph=one, speaks=Speaks.FURNITURE, reasons=(why,))
            elif one.n in whole or one.is_set_apart:
                reason = "nothing but words between quotation marks"
                yield Voice(paragraph=one, speaks=Speaks.INNER, speaker=speaker, reasons=(reason,))
            else:
                reason = f"below “{speaker}”" if speaker else "below the post"
                yield Voice(
                    paragraph=one, speaks=Speaks.COMMENT, speaker=speaker, reasons=(reason,)
                )


def _by_repeats(paragraph: Paragraph, again: Sequence[Repeat]) -> Iterator[Sign]:
    if any(one.by == paragraph.n and one.of is not None and one.opens for one in again):
        yield Sign("begins by repeating words from above between quotation marks", 3.0)
    elif any(one.by == paragraph.n and one.of is not None for one in again):
        yield Sign("repeats words from above between quotation marks", 1.5)
    if any(one.of == paragraph.n and one.opens for one in again):
        yield Sign("its words are repeated below between quotation marks", -2.5)


def _by_source(paragraph: Paragraph, said: Said) -> Iterator[Sign]:
    if paragraph.n in said:
        if said[paragraph.n]:
            yield Sign("stands in the source", -6.0)
        else:
            yield Sign("stands in no source", 2.0)


def _likeliest(weights: Sequence[float]) -> list[bool]:
    best = {True: (_START, [True]), False: (0.0, [False])}
    for at, weight in enumerate(weights):
        before = best
        best = {}
        for is_host in (True, False):
            own = weight / 2 if is_host else -weight / 2
            if at == 0:
                best[is_host] = (before[is_host][0] + own, [is_host])
                continue
            total, path = max(
                ((before[was][0] + _NEXT[was, is_host], before[was][1]) for was in (True, False)),
                key=lambda one: one[0],
            )
            best[is_host] = (total + own, [*path, is_host])
    return max(best.values(), key=lambda one: one[0])[1] if weights else []


def _is_title(text: str) -> bool:
    """Say whether a first line reads like a title: short, and without a sentence's full stop."""
    words = text.split()
    if len(words) > _TITLE:
        return False
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return not text.rstrip().endswith((".", ":", "!")) and (
        not text.rstrip().endswith("?") or capitals >= len(words) * 0.7
    )
