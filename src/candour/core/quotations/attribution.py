"""Whom a document says that it quotes: "the second report says", "in the words of the panel"."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from candour.core.quotations.marks import marked_spans
from candour.core.quotations.naming import Naming
from candour.core.quotations.sources import blanked
from candour.core.quotations.words import QuotationWords, phrases

_SENTENCE_END = re.compile(r"(?<=[.?!…])[\"'”’)]*\s+(?=\W*[A-Z])")
_CLAUSE_EDGE = re.compile(r"[,;:()—–]|\b(?:and|but|that|as|when|what|where|which)\b", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|our|their|my|your|this|that)\s+(?:[\w'’-]+\s*){1,5}"
    r"|\b[A-Z][\w'’-]*(?:\s+(?:of\s+)?[A-Z][\w'’-]*){0,4})$",
)
_TURNED = re.compile(r"\b(?:who|whom|whose|whether|why|how|if|where)\s*$", re.IGNORECASE)
_BEFORE_NOUN = re.compile(r"\b(?:the|a|an|this|that|its|his|her|their|no)\s*$", re.IGNORECASE)
"""Before "report" or "call" the noun, which are verbs elsewhere."""
_MIGHT = re.compile(r"\b(?:might|could|should|would|ought|never|not|\w+n['’]t)\b", re.IGNORECASE)
"""What was not said is attributed to nobody: "it might have gone on to"."""
_IN_ITS_WORDS = re.compile(r"\bin (?:its|his|her|their)(?: own)? words\W*$", re.IGNORECASE)
_PRONOUN = "it"
_HOW = re.compile(r"^\W*(?:which|that) is (?:how|what|where|all)\s+")
_THAT_IS_IN = re.compile(
    r"^[.,]?\s*(?:That|This|It) (?:is|was|stands|comes) (?:in|from) (?P<who>[^.,;:!?]{2,60})"
)
_STANDS_ALONE = re.compile(r"\W*(?:again|too|also|only)?\W*$", re.IGNORECASE)
_ITS = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
_FARTHEST = 300
_LONGEST_NAME = 5
_OPENS_PHRASE = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they"}
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a quotation is attributed to, in the document's words, and the source so named."""

    words: str | None = field(default=None, repr=False)
    named: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Attributions:
    """Reads whom quotations are attributed to."""

    words: QuotationWords = field(repr=False)
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
        if named is None and _ITS.match(said):
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
        if _TURNED.search(lead):
            return None
        if _IN_ITS_WORDS.search(lead):
            return _PRONOUN
        openings = list(self._opening.finditer(lead))
        if openings:
            told = _CLAUSE_EDGE.split(lead[openings[-1].end() :].strip())[0].strip()
            if told:
                return told
        verbs = [
            match
            for match in self._verb.finditer(lead)
            if lead[: match.start()].strip()
            and not _BEFORE_NOUN.search(lead[: match.start()])
            and not self._ends_a_mention(lead[: match.end()])
            and not _TURNED.search(lead[match.end() :])
        ]
        if verbs:
            return self._subject(lead[: verbs[-1].start()])
        # "The first report again:", or a quotation that goes on with the verb.
        mentions = self.naming.mentions(lead)
        ends = lead.rfind(mentions[-1]) + len(mentions[-1]) if mentions else 0
        if mentions and (lead.endswith(":") or _STANDS_ALONE.match(lead, ends)):
            return mentions[-1]
        return None

    def _ends_a_mention(self, text: str) -> bool:
        """Say whether a text ends with a document: "the second report"."""
        mentions = self.naming.mentions(text)
        return bool(mentions) and text.endswith(mentions[-1])

    def _subject(self, before: str) -> str | None:
        clause = _CLAUSE_EDGE.split(before)[-1].strip()
        if _MIGHT.search(clause):
            return None
        mentions = self.naming.mentions(clause)
        if mentions:
            return mentions[-1]
        spoken = clause.split()
        for word in (spoken[-1:], spoken[:1]):
            if word and word[0].lower() in self.words.pronouns:
                return word[0]
        found = _NOUN_PHRASE.search(clause)
        return found[0].strip() if found is not None else None

    def _in_rest(self, after: str) -> str | None:
        there = _THAT_IS_IN.match(after)
        if there is not None:
            return there["who"].strip()
        how = _HOW.match(after)
        if how is None and not after.lstrip("\"'”’ ").startswith((",", "—", "–")):
            return None
        rest = after[how.end() :] if how is not None else after
        for pattern in (self._said_who, self._who_said):
            found = pattern.match(rest)
            if found is not None and _opens_phrase(found["who"]):
                return " ".join(found["who"].split()[:_LONGEST_NAME])
        return None

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return phrases(self.words.saying)

    @cached_property
    def _said_who(self) -> re.Pattern[str]:
        return re.compile(
            rf"^\W*(?:{self._verb.pattern})\s+(?P<who>[^.,;:!?]{{2,60}})", re.IGNORECASE
        )

    @cached_property
    def _who_said(self) -> re.Pattern[str]:
        return re.compile(
            rf"^[\W]*(?P<who>[^.,;:!?\"“”]{{2,50}}?)\s+(?:{self._verb.pattern})", re.IGNORECASE
        )

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return phrases(self.words.openings)


def _opens_phrase(who: str) -> bool:
    first = who.split(maxsplit=1)[0]
    return first[0].isupper() or first.lower() in _OPENS_PHRASE
