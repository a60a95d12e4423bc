"""A place in a row of tokens, and the small questions the grammar asks there."""

from typing import Any

from candour.core.dates.edtf import APPROXIMATE, UNCERTAIN
from candour.core.dates.reading.context import Context
from candour.core.dates.reading.tokens import DASHES, Token, tokenize
from candour.core.dates.reading.words import DateWords

_END = Token("", 0, 0, True, {})
_ENDS = (_END,) * 8
_MARKS = frozenset("?~.\\") | frozenset('([{"“‘)]}"”’')
_OPENING, _CLOSING = frozenset('([{"“‘'), frozenset(')]}"”’')


class Cursor:
    """Where the reading stands. Functions that read move it on success and leave it otherwise."""

    __slots__ = (
        "at",
        "context",
        "count",
        "depth",
        "has_own_day",
        "is_prose",
        "opened",
        "text",
        "tokens",
        "words",
    )

    def __init__(
        self, text: str, words: DateWords, context: Context, start: int = 0, stop: int | None = None
    ) -> None:
        self.text = text
        self.words = words
        self.context = context
        self.tokens = tokenize(text, words.singles, words.phrases, start, stop)
        self.count = len(self.tokens)
        # Empty tokens behind the last: looking ahead, or back from the first, needs no test.
        self.tokens.extend(_ENDS)
        self.at = 0
        self.opened = 0
        self.depth = 0
        self.is_prose = False
        # False where only a clock time was written and the day is lent to it.
        self.has_own_day = True

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` places on, or an empty one past the end."""
        return self.tokens[self.at + ahead]

    @property
    def is_at_end(self) -> bool:
        """Whether every token is read."""
        return self.at >= self.count

    def take(self, sense: str) -> Any:
        """The value of a sense of the next token, moving past it; None leaves the cursor."""
        value = self.tokens[self.at].get(sense)
        if value is not None:
            self.at += 1
        return value

    def take_text(self, *texts: str) -> bool:
        """Move past the next token if it is one of these signs or words."""
        if self.tokens[self.at].text in texts:
            self.at += 1
            return True
        return False

    def take_dash(self) -> bool:
        """Move past a hyphen or dash."""
        if self.tokens[self.at].text in DASHES:
            self.at += 1
            return True
        return False

    def take_doubt_behind(self) -> int:
        """Read marks of doubt behind an item; a bracket only when a mark stands in it."""
        token, inner = self.peek(), self.peek(1)
        if (
            token.text in _OPENING
            and token.text not in '"“‘'
            and inner.text != "?"
            and not (inner.senses.keys() & {"approx", "uncertain"})
        ):
            return 0
        return self.take_doubt(stops_at_brackets=True)

    def take_doubt(self, *, stops_at_brackets: bool = False) -> int:
        """Read any marks of doubt and brackets that stand here; return what they say."""
        token = self.tokens[self.at]
        # Most tokens are figures or words without a meaning: no mark of doubt, and soon told.
        if token.digits or (not token.senses and token.text not in _MARKS):
            return 0
        return self._take_marks(stops_at_brackets=stops_at_brackets)

    def _take_marks(self, *, stops_at_brackets: bool) -> int:
        start = self.at
        bits = 0
        while True:
            token = self.tokens[self.at]
            text = token.text
            if text == "?" and (self._stands_for_figures() or self._ends_a_question()):
                return bits
            if text == "?":
                bits |= UNCERTAIN
            elif text == "~" and self.peek(-1).digits and self.peek(1).digits:
                return bits  # 2014~2018
            elif text == "~" or token.senses.get("approx"):
                if text != "~" and not self._may_mark(token):
                    return bits
                bits |= APPROXIMATE
            elif token.senses.get("uncertain"):
                bits |= UNCERTAIN
            elif text in _OPENING and stops_at_brackets and self.at > start:
                return bits
            elif text in _OPENING:
                self.opened += 1
            elif text in _CLOSING and self.opened:
                self.opened -= 1
            elif (text == "." and self.at and not token.spaced) or (
                text == "\\" and self.peek(1).text == "."
            ):
                pass
            else:
                return bits
            self.at += 1

    def _stands_for_figures(self) -> bool:
        """Whether this is CaseMap's ?? in place of figures ("??/08/2007")."""
        return self.peek(1).text == "?" and self.peek(2).text in ("/", "-", ":")

    def _ends_a_question(self) -> bool:
        """Whether a question mark in a sentence is only that."""
        if not self.is_prose:
            return False
        before, after = self.peek(-1), self.peek(1)
        in_brackets = before.text in ("(", "[") and after.text in (")", "]")
        marks_next = bool(after.text) and not after.spaced and after.text not in ")]\"'”’.,"
        return not (in_brackets or marks_next)

    def leads(self) -> bool:
        """Whether a word stands here that only leads in ("on", "during"), not "in two days"."""
        token = self.tokens[self.at]
        if not token.get("lead") or token.get("meridiem"):
            return False
        if token.get("within"):
            counts, unit = self.peek(1), self.peek(2)
            if counts.get("clockstep") or counts.get("number") or counts.digits:
                third = unit.get("unit") or unit.get("number") or unit.is_dash
                return not (third or counts.get("clockstep"))
        return True

    def _may_mark(self, token: Token) -> bool:
        # A lone letter ("c") marks only what stands right after it: "18th c." is a century, and
        # "10 am EST" no estimate.
        if len(token.text) > 3 or token.text == "ca":
            return True
        follows = self.peek(1)
        return bool(follows.senses or follows.digits or follows.text in "?[(\\.")
