"""What a reader of a quotation would be misled about, whatever its grade."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from candour.core.quotations.grading import Graded
from candour.core.quotations.laying import Changed, Laid
from candour.core.quotations.quotation import Alarm, Grade
from candour.core.quotations.sources import Sources
from candour.core.quotations.stream import letters, words
from candour.core.quotations.words import QuotationWords
from candour.core.spans import Span

_SENTENCE_END = re.compile(r"[.!?]\s")
_CLAUSE_MARKS = ",;:.()–—"
_CLAUSE_BREAK = re.compile(f"[{_CLAUSE_MARKS}]")
_WORD_OR_MARK = re.compile(rf"[\w'’]+|[{_CLAUSE_MARKS}]")
_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*")
_FIGURES = re.compile(r"\d+(?:[.,:/]\d+)*")
_STOPS = (".", "!", "?")
_CUTS = ("...", "…", "…]", "...]", ". .")


@dataclass(frozen=True, slots=True)
class Alarms:
    """Finds the alarms of graded quotations."""

    words: QuotationWords = field(repr=False)
    sources: Sources

    def of(
        self, quote: str, graded: Graded, named: str | None, lead: str = ""
    ) -> tuple[Alarm, ...]:
        """Return the alarms of a quotation, in the contract's order.

        `named` is the source that the words are attributed to, where it is one of those given.
        `lead` is what stands before the quotation in its sentence: it may deny what the source
        denies.
        """
        found = set(self._raised(quote, graded))
        if Alarm.NEGATION not in found and not self._negations(lead) and self._is_denied(graded):
            found.add(Alarm.NEGATION)
        finding = graded.finding
        if (
            finding.grade.holds
            and named is not None
            and finding.place is not None
            and finding.place.source != named
        ):
            found.add(Alarm.WRONG_SOURCE)
        return tuple(alarm for alarm in Alarm if alarm in found)

    def _raised(self, quote: str, graded: Graded) -> Iterator[Alarm]:
        if graded.whole is not None:
            whole = graded.whole
            yield from self._of_edges(quote, whole.stretch.text, whole.span)
        elif graded.laid is not None and graded.finding.grade in (Grade.ELIDED, Grade.ALTERED):
            laid = graded.laid
            yield from self._of_edges(quote, laid.stretch.text, laid.span)
            for change in laid.changes:
                yield from self._of_edit(change, laid) if change.marked else self._of_words(change)
            yield from self._of_all_words(laid)

    def _of_edges(self, quote: str, text: str, span: Span) -> Iterator[Alarm]:
        """Words that stand there, but torn from those that turn or limit them."""
        closed = quote.rstrip().endswith(_STOPS) and not quote.rstrip().endswith(_CUTS)
        goes_on = not text[: span.end + 1].rstrip().endswith(_STOPS)
        following = _SENTENCE_END.split(text[span.end :], maxsplit=1)[0]
        if closed and goes_on:
            opening = following.lstrip(" ,;:–—“‘\"'")
            if self._opens_with(opening, self.words.exception_phrase, self.words.turn_phrase):
                yield Alarm.EXCEPTION
            if self._negations(" ".join(words(opening)[:1])):
                yield Alarm.NEGATION

    def _is_denied(self, graded: Graded) -> bool:
        """Say whether the source denies the words where they stand: "no evidence that"."""
        at = graded.whole or graded.laid
        if at is None or not graded.finding.grade.holds:
            return False
        before = _CLAUSE_BREAK.split(at.stretch.text[: at.span.start])[-1]
        return self.words.turning_phrase.search(before) is not None

    def _opens_with(self, text: str, *phrases: re.Pattern[str]) -> bool:
        return any(phrase.match(text) for phrase in phrases)

    def _of_words(self, change: Changed) -> Iterator[Alarm]:
        """Words changed without a mark."""
        lost, added = change.lost, change.added
        if self._differ(self._negations, lost, added) or self._is_made_contrary(change):
            yield Alarm.NEGATION
        if self._differ(self._modals, lost, added):
            yield Alarm.MODALITY
        if self._differ(_FIGURES.findall, lost, added):
            yield Alarm.NUMBER

    def _of_all_words(self, laid: Laid) -> Iterator[Alarm]:
        """Words changed without a mark, all together: one that only moved is not lost.

        An abbreviation that is spelled out names the same.
        """
        changes = [one for one in laid.changes if not (one.marked or one.spells_out)]
        lost = " ".join(change.lost for change in changes)
        added = " ".join(change.added for change in changes)
        if self._differ(self._exceptions, lost, added):
            yield Alarm.EXCEPTION
        if self._differ(self._names, lost, added):
            yield Alarm.NAME
        # A share said in another place of the sentence is not lost: "good in many ways".
        around = Counter(self._numbers(laid.stretch.text)) - Counter(self._numbers(laid.found))
        if Counter(self._numbers(added)) - around != Counter(self._numbers(lost)):
            yield Alarm.NUMBER
        parts = [part for part in laid.parts if isinstance(part, str) or not part.spells_out]
        ours = " ".join(part if isinstance(part, str) else part.added for part in parts)
        theirs = " ".join(part if isinstance(part, str) else part.lost for part in parts)
        if changes and self._differ(self.words.agencies_in, theirs, ours):
            yield Alarm.AGENCY

    def _of_edit(self, change: Changed, laid: Laid) -> Iterator[Alarm]:
        """Words that a mark shows as cut or put in, where what is left now says something else."""
        if change.lost.casefold() == change.added.casefold():
            return  # "[T]he"
        reaching = self._reaching(change)
        if self._differ(self._negations, reaching, change.added):
            yield Alarm.NEGATION
        if self._excepts(change):
            yield Alarm.EXCEPTION
        if self._differ(self._modals, reaching, change.added) or self._hedges(change.lost):
            yield Alarm.MODALITY
        if change.added:
            yield from self._of_bracket(change, laid)
        elif self.words.coordination.search(change.lost) and self.words.agencies_in(reaching):
            yield Alarm.AGENCY

    def _excepts(self, change: Changed) -> bool:
        lost = change.lost
        if self._differ(self._exceptions, lost, change.added):
            return True
        opening = lost.lstrip(" ,;:–—")
        if self._negations(" ".join(words(opening)[1:2])):
            return False  # "but not": what was cut is the "not"
        limits = change.ends and self.words.limit_phrase.search(lost) is not None
        return limits or self._opens_with(opening, self.words.turn_phrase)

    def _of_bracket(self, change: Changed, laid: Laid) -> Iterator[Alarm]:
        """Words put in, against those in whose place they stand, or those last spoken of."""
        before = self._before(change, laid)
        numbers = [*_FIGURES.findall(change.added), *self._numbers(change.added)]
        lost = [*_FIGURES.findall(change.lost), *self._numbers(change.lost)]
        if Counter(numbers) != Counter(lost) and (
            (numbers and lost) or not all(map(self.sources.holding, map(letters, numbers)))
        ):
            yield Alarm.NUMBER
        names = self._names(change.added)
        near = self._names(change.lost) or self._names(before)
        if not set(names) & set(near) and names:
            yield Alarm.NAME
        agencies = self.words.agencies_in(change.added)
        last = self.words.agencies_in(change.lost) or self.words.agencies_in(before)[-1:]
        if not set(agencies) & set(last) and agencies:
            yield Alarm.AGENCY

    def _before(self, change: Changed, laid: Laid) -> str:
        """Return what was said before a change, from the passage before it on."""
        first = laid.stretch.segments[0].number
        earlier = self.sources.segments[first - 1].passage.text if first else ""
        return f"{earlier} {laid.stretch.text[: change.at]}"

    def _reaching(self, change: Changed) -> str:
        """Return the clauses of a cut that reach into the words left on either side.

        A "not" in a clause that the cut holds whole was cut with what it denies.
        """
        first, *others = self._clauses(change.lost)
        if change.ends:
            return first
        last = others[-1] if others else first
        following = _WORD_OR_MARK.match(change.then)
        if (
            following is not None
            and self._opens_clause(following[0])
            and not self.words.degree_phrase.match(change.then)
        ):
            last = ""
        return last if change.begins or not others else f"{first} {last}"

    def _opens_clause(self, part: str) -> bool:
        return part in _CLAUSE_MARKS or part.lower() in self.words.clause_openers

    def _clauses(self, text: str) -> list[str]:
        clauses = [""]
        for part in _WORD_OR_MARK.findall(text):
            if self._opens_clause(part):
                clauses.append("")
            clauses[-1] += f" {part}"
        return clauses

    def _hedges(self, text: str) -> bool:
        return self.words.hedge_phrase.search(text.replace("’", "'")) is not None

    def _differ(self, told: Callable[[str], Iterable[str]], lost: str, added: str) -> bool:
        return Counter(told(lost)) != Counter(told(added))

    def _negations(self, text: str) -> list[str]:
        return [word for word in words(text) if word in self.words.negations]

    def _is_made_contrary(self, change: Changed) -> bool:
        lost, added = words(change.lost), words(change.added)
        prefixes = self.words.negating_prefixes
        return any(
            longer == f"{prefix}{shorter}"
            for prefix in prefixes
            for ours, theirs in ((lost, added), (added, lost))
            for longer in ours
            for shorter in theirs
        )

    def _exceptions(self, text: str) -> list[str]:
        return _found(self.words.exception_phrase, text)

    def _modals(self, text: str) -> list[str]:
        return [
            match[0].lower()
            for match in self.words.modal_phrase.finditer(text)
            if match[0] not in self.words.not_modal
        ]

    def _numbers(self, text: str) -> list[str]:
        counted = self.words.numbers | self.words.shares
        return [word for word in words(text) if word in counted]

    def _names(self, text: str) -> list[str]:
        """Return the words that stand with a capital and never without one in the sources."""
        return [
            folded
            for match in _CAPITALISED.finditer(text)
            if match[0][0].isupper()
            and (folded := letters(match[0].removesuffix("'s").removesuffix("’s")))
            and folded not in self.words.small
            and folded not in self.words.numbers
            and self.sources.is_name(folded)
            and not self.words.agencies_in(match[0])
        ]


def _found(phrase: re.Pattern[str], text: str) -> list[str]:
    return [" ".join(match[0].lower().split()) for match in phrase.finditer(text)]
