"""Which source a phrase means: "the second review", "Dr Ash's report", "the article"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from candour.core.documents.passage import Kind
from candour.core.quotations.attributing_words import AttributingWords
from candour.core.quotations.sources import Source

_NUMBER = re.compile(r"\d+")
_FARTHEST = 200
"""Characters before "which we call the report" in which that report was named."""
_OPENING_PASSAGES = 4
_LONGEST_BYLINE = 200
"""Who wrote a document stands in one of its first passages, a short one."""
_OPENING_CHARACTERS = 200
_OPENING_WORDS = 1_500
"""What a document is says its name or its title."""


@dataclass(frozen=True)
class Naming:
    """Knows the sources by the nouns and numbers of their names, and by their authors."""

    words: AttributingWords = field(repr=False)
    sources: Sequence[Source]

    def named(self, said: str, last: str | None = None) -> str | None:
        """Return the name of the source that a phrase means; None where that is not certain.

        "The report", where there are several, is the `last` one that was named.
        """
        author = self._author.search(said) if self._authors else None
        if author is not None:
            return self._authors[author["surname"]]
        spoken = said.lower().replace("’", "'").split()
        number = next((self.words.ordinals[w] for w in spoken if w in self.words.ordinals), None)
        kinds = self._kinds_in(said)
        if not kinds and number is None:
            return None
        known = [
            source.name for source in self.sources if self._kind(source) == min(kinds, default=0)
        ]
        if number is not None:
            numbered = sorted(known, key=_number)
            return numbered[number - 1] if 1 <= number <= len(numbered) else None
        if len(known) == 1:
            return known[0]
        return self._speaking_of_itself(said, known) or (last if last in known else None)

    def _speaking_of_itself(self, said: str, known: Sequence[str]) -> str | None:
        """Return the one source whose opening uses the noun: "the panel" is who wrote it."""
        noun = said.rsplit(maxsplit=1)[-1]
        using = [
            source.name
            for source in self.sources
            if source.name in known
            and re.search(
                rf"\b{re.escape(noun)}\b", source.document.text[:_OPENING_WORDS], re.IGNORECASE
            )
        ]
        return using[0] if len(using) == 1 else None

    def defined(self, text: str) -> str | None:
        """Return the source that a document calls "the report" from some place on."""
        found = self.words.definition.search(text)
        if found is None:
            return None
        before = self.mentions(text[max(0, found.start() - _FARTHEST) : found.start()])
        known = [name for said in before if (name := self.named(said)) is not None]
        return known[-1] if known else None

    def are_alike(self, one: Source, other_name: str) -> bool:
        """Say whether a document is of the same kind as a source: a review beside a review."""
        other = next(source for source in self.sources if source.name == other_name)
        return self._kind(one) is not None and self._kind(one) == self._kind(other)

    def mentions(self, text: str) -> list[str]:
        """Return the documents and their authors that a text speaks of, in order."""
        found = [*self.words.document.finditer(text)]
        if self._authors:
            found += self._author.finditer(text)
        return [match[0] for match in sorted(found, key=lambda match: match.end())]

    def _kinds_in(self, text: str) -> list[int]:
        return [kind for kind, noun in enumerate(self.words.nouns) if noun.search(text) is not None]

    def _kind(self, source: Source) -> int | None:
        """Return the kind of document that a source's name says it is, or its first words do."""
        name = re.sub(r"[\W_]+", " ", source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
        by_name = self._kinds_in(name)
        if by_name:
            return max(by_name)
        by_words = self._kinds_in(source.document.text[:_OPENING_CHARACTERS])
        return by_words[0] if by_words else None

    @cached_property
    def _authors(self) -> dict[str, str]:
        """Surname → source, for those whom a source's opening names as its author.

        Of a report and its summary by one author, it is the report that is meant.
        """
        found = [
            (self._kind(source) or 0, number, match["surname"], source.name)
            for number, source in enumerate(self.sources)
            for match in self._bylines(source)
        ]
        return {surname: name for _, _, surname, name in sorted(found, reverse=True)}

    @cached_property
    def _author(self) -> re.Pattern[str]:
        return self.words.author(frozenset(self._authors))

    def _bylines(self, source: Source) -> list[re.Match[str]]:
        said = source.document.passages({Kind.PARAGRAPH, Kind.HEADING, Kind.CAPTION})
        opening = (passage.text for passage in islice(said, _OPENING_PASSAGES))
        found = (self.words.signed.search(text) for text in opening if len(text) <= _LONGEST_BYLINE)
        return [match for match in found if match is not None]


def _number(name: str) -> int:
    found = _NUMBER.search(name)
    return int(found[0]) if found is not None else 0
