"""Read a post into voices: the page's own lines, the comments, and who speaks in between."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import log
from operator import eq

from candour.core.fisk.answering import Answers
from candour.core.fisk.repeating import Repeat, repeats
from candour.core.fisk.sounding import Print, Sign, hands, print_of, signs
from candour.core.fisk.voice import Paragraph, Speaks, Voice
from candour.core.fisk.words import VoiceWords

Said = Mapping[int, bool]
"""The numbers of paragraphs that a source holds, and of those that none does."""

_TITLE = 14
_LONGEST_NAME = 40
_OPENING = 1.0
"""How much it weighs that the host has a way of the post's opening."""
_SET_APART = 2
"""A page that sets apart so many paragraphs sets every quotation apart."""
_ENDS = (".", "!", "?", ":", "…")
_START = log(0.85 / 0.15)
_NEXT = {(True, True): log(0.5), (True, False): log(0.5), (False, True): log(0.72),
         (False, False): log(0.28)}  # fmt: skip
"""From host (True) or text to either: a host cuts in after each passage that he takes."""


@dataclass(frozen=True)
class Hearing:
    """Tells voices apart. `is_date` says whether a line is nothing but a date."""

    words: VoiceWords = field(repr=False)
    is_date: Callable[[str], bool] = field(repr=False)

    def stands_alone(self, line: str) -> bool:
        """Say whether a line is one of the page's own: a byline, a date, the comments' heading."""
        return (
            self.is_date(line)
            or self.words.comments_begin.match(line) is not None
            or self._named(line) is not None
        )

    def voices(self, paragraphs: Sequence[Paragraph], said: Said | None = None) -> list[Voice]:
        """Return the voice of each paragraph, in reading order."""
        bylines = self._bylines(paragraphs)
        below = self._comments_begin(paragraphs, bylines)
        found = [
            *self._post(paragraphs[:below], said or {}, bylines),
            *self._comments(paragraphs[below:], bylines),
        ]
        again = list(repeats(paragraphs))
        return Answers(found, again).given()

    def _bylines(self, paragraphs: Sequence[Paragraph]) -> dict[int, str]:
        """Return the numbers of paragraphs that say only whose words follow, with the name."""
        found: dict[int, str] = {}
        for one, following in zip_longest(paragraphs, paragraphs[1:]):
            name = self._named(one.text)
            is_above_date = following is not None and self.is_date(following.text)
            if name is None and is_above_date and len(one.text) <= _LONGEST_NAME:
                name = one.text.strip() if not one.text.rstrip().endswith(_ENDS) else None
            if name is not None:
                found[one.n] = name
        return found

    def _comments_begin(self, paragraphs: Sequence[Paragraph], bylines: Mapping[int, str]) -> int:
        """Return where readers' comments begin: at their heading, else at a byline below a post."""
        has_words = False
        for at, one in enumerate(paragraphs):
            if one.is_below or self.words.comments_begin.match(one.text):
                return at
            if one.n in bylines and has_words:
                return at
            has_words = has_words or not (
                one.n in bylines or self._furniture(one, opens=True) is not None
            )
        return len(paragraphs)

    def _named(self, line: str) -> str | None:
        """Return whose words follow a line, where it says only that."""
        if self.words.comments_begin.match(line):
            return None
        found = self.words.byline.match(line)
        if found is None or "\n" in line.strip():
            return None
        name = str(found["name"] or found["other"]).strip()
        return name if any(letter.isalpha() for letter in name) else None

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

    def _post(
        self, paragraphs: Sequence[Paragraph], said: Said, bylines: Mapping[int, str]
    ) -> Iterator[Voice]:
        furniture: dict[int, str] = {}
        opens = True
        for one in paragraphs:
            why = self._furniture(one, opens=opens)
            if one.n in bylines:
                why = "says only who writes"
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
        """Tell host and text apart by the hand that makes the likeliest of the whole.

        Where the paragraphs show two ways of setting or spelling, each may be the host's; the
        post's opening speaks for its own.
        """
        if not body:
            return []
        again = list(repeats(body))
        prints = [print_of(one.text, self.words) for one in body]
        heard = [
            self._heard(body, again, said, host, sum(map(eq, host, prints[0])) * _OPENING)
            for host in hands(prints)
        ]
        best = max(heard, key=lambda one: one.weight)
        return [
            Voice(
                paragraph=one,
                speaks=Speaks.HOST if is_host else Speaks.QUOTED,
                reasons=tuple(sign.words for sign in why if (sign.weight > 0) == is_host),
            )
            for one, is_host, why in zip(body, best.is_host, best.signs, strict=True)
        ]

    def _heard(
        self,
        body: Sequence[Paragraph],
        again: Sequence[Repeat],
        said: Said,
        host: Print,
        weight: float,
    ) -> "_Heard":
        """Return the likeliest sequence as a whole (Viterbi 1967), since voices take turns."""
        is_set = sum(one.is_set_apart for one in body) >= _SET_APART
        every = [
            [
                *signs(one, body[at - 1] if at else None, host, self.words),
                *_by_repeats(one, again),
                *_by_source(one, said),
                *_by_page(one, is_set),
            ]
            for at, one in enumerate(body)
        ]
        total, path = _likeliest([sum(sign.weight for sign in one) for one in every])
        return _Heard(total + weight, path, every)

    def _comments(
        self, paragraphs: Sequence[Paragraph], bylines: Mapping[int, str]
    ) -> Iterator[Voice]:
        speaker: str | None = None
        whole = {one.by for one in repeats(paragraphs) if one.is_whole}
        for one in paragraphs:
            why = self._furniture(one, opens=False)
            if one.n in bylines:
                speaker, why = bylines[one.n], "says only who speaks next"
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
    elif any(one.by == paragraph.n and one.of is None and one.is_whole for one in again):
        yield Sign("stands between quotation marks from end to end", -3.0)
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


def _by_page(paragraph: Paragraph, is_set: bool) -> Iterator[Sign]:
    """`is_set`: the page sets quotations apart, so what it does not set apart is none."""
    if paragraph.is_set_apart:
        yield Sign("set apart as a quotation by the page", -6.0)
    elif is_set:
        yield Sign("not set apart, where the page sets quotations apart", 4.0)


@dataclass(frozen=True, slots=True)
class _Heard:
    """One way of telling host and text apart, and how likely it is."""

    weight: float
    is_host: Sequence[bool]
    signs: Sequence[Sequence[Sign]]


def _likeliest(weights: Sequence[float]) -> tuple[float, list[bool]]:
    best = {True: (_START, [True]), False: (0.0, [False])}
    for at, weight in enumerate(weights):
        before, best = best, {}
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
    return max(best.values(), key=lambda one: one[0])


def _is_title(text: str) -> bool:
    """Say whether a first line reads like a title: short, and without a sentence's full stop."""
    words = text.split()
    if len(words) > _TITLE:
        return False
    capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return not text.rstrip().endswith((".", ":", "!")) and (
        not text.rstrip().endswith("?") or capitals >= len(words) * 0.7
    )
