"""Whom a document says that it quotes: "the second report says", "in the words of the panel"."""

import re
from dataclasses import dataclass, field

from candour.core.quotations.attributing_words import AttributingWords
from candour.core.quotations.marks import marked_spans
from candour.core.quotations.naming import Naming
from candour.core.quotations.sources import blanked

_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+(?=\W*[A-Z])")
_FARTHEST = 300
"""Characters around a quotation in which somebody may be said to have said it."""
_LONGEST_NAME = 5
"""Words of a name behind a quotation: "Ms Ash" of "wrote Ms Ash in June after the review"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a quotation is attributed to, in the document's words, and the source so named."""

    words: str | None = field(default=None, repr=False)
    named: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Attributions:
    """Reads whom quotations are attributed to."""

    words: AttributingWords = field(repr=False)
    naming: Naming

    def of(self, before: str, after: str, last: Attribution) -> Attribution:
        """Return whom the words between `before` and `after` are attributed to.

        `last` is the attribution of the quotation before: "it" and "she" go back to what was last
        spoken of, or to that.
        """
        lead = _SENTENCE_END.split(before[-_FARTHEST:])[-1].rstrip("\"'“”‘’ \n\t")
        said = self._in_lead(lead) or self._in_rest(after[:_FARTHEST])
        if said is None:
            return Attribution()
        if said.lower() in self.words.pronouns:
            return self._spoken_of(before, last) or last
        named = self.naming.named(said, last.named)
        if named is None and self.words.possessive.match(said):
            named = (self._spoken_of(before[: -len(lead) or None], last) or last).named
        return Attribution(said, named)

    def _spoken_of(self, before: str, last: Attribution) -> Attribution | None:
        """Return the document or author last spoken of, not counting what is quoted."""
        text = before
        for span, _ in marked_spans(before):
            text = blanked(text, [span])
        found = self.naming.mentions(text)
        known = [said for said in found if self.naming.named(said) is not None]
        spoken = (known or found)[-1:]
        return Attribution(spoken[0], self.naming.named(spoken[0], last.named)) if spoken else None

    def _in_lead(self, lead: str) -> str | None:
        if self.words.turn.search(lead):
            return None
        own = self.words.in_own_words.search(lead)
        if own is not None:
            return next(word for word in own[0].lower().split() if word in self.words.possessives)
        openings = list(self.words.opening.finditer(lead))
        if openings:
            told = self.words.edge.split(lead[openings[-1].end() :].strip())[0].strip()
            if told:
                return told
        verbs = [
            match
            for match in self.words.verb.finditer(lead)
            if lead[: match.start()].strip()
            and not self.words.before_noun.search(lead[: match.start()])
            and not self._ends_a_mention(lead[: match.end()])
            and not self.words.turn.search(lead[match.end() :])
        ]
        if verbs:
            return self._subject(lead[: verbs[-1].start()])
        # "The first report again:", or a quotation that goes on with the verb.
        mentions = self.naming.mentions(lead)
        ends = lead.rfind(mentions[-1]) + len(mentions[-1]) if mentions else 0
        if mentions and (lead.endswith(":") or self.words.alone.match(lead, ends)):
            return mentions[-1]
        return None

    def _ends_a_mention(self, text: str) -> bool:
        """Say whether a text ends with a document: "the second report"."""
        mentions = self.naming.mentions(text)
        return bool(mentions) and text.endswith(mentions[-1])

    def _subject(self, before: str) -> str | None:
        clause = self.words.edge.split(before)[-1].strip()
        if self.words.not_said.search(clause) or self.words.passive_voice.search(clause):
            return None
        mentions = self.naming.mentions(clause)
        if mentions:
            return mentions[-1]
        spoken = clause.split()
        for word in (spoken[-1:], spoken[:1]):
            if word and word[0].lower() in self.words.pronouns:
                return word[0]
        found = self.words.noun_phrase.search(clause)
        return found[0].strip() if found is not None else None

    def _in_rest(self, after: str) -> str | None:
        there = self.words.placed_in.match(after)
        if there is not None:
            return there["who"].strip()
        how = self.words.conclusion.match(after)
        if how is None and not after.lstrip("\"'”’ ").startswith((",", "—", "–")):
            return None
        rest = after[how.end() :] if how is not None else after
        for pattern in (self.words.said_who, self.words.who_said):
            found = pattern.match(rest)
            if found is not None and self._opens_phrase(found["who"]):
                return " ".join(found["who"].split()[:_LONGEST_NAME])
        return None

    def _opens_phrase(self, who: str) -> bool:
        first = who.split(maxsplit=1)[0]
        return first[0].isupper() or first.lower() in self.words.who_opens
