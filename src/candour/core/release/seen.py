"""A text as it is read, with the way back to where each of its signs stands."""

import re
import unicodedata
from dataclasses import dataclass, field

# Signs that look like Latin letters and are none (Unicode TS 39, the commonest in typed names).
_ALIKE = str.maketrans(
    "аеорсухіјѕкмтвнԁɡАЕОРСУХІЈЅКМТВНαορνικτΑΒΕΗΙΚΜΝΟΡΤΧΥΖıłøđ",
    "aeopcyxijskmtbhdgAEOPCYXIJSKMTBHaopviktABEHIKMNOPTXYZilod",
)
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*\r?\n[ \t]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Seen:
    """`text` is plain: no accents, no signs without width, words over lines joined; one space.

    `at` is, for each sign of it, where it stands in the original, with the end behind.
    """

    text: str = field(repr=False)
    at: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, original: str) -> "Seen":
        """See a text."""
        skipped = {n for match in _BROKEN.finditer(original) for n in range(*match.span())}
        signs: list[str] = []
        at: list[int] = []
        for n, sign in enumerate(original):
            if n in skipped:
                continue
            for plain in _plain(sign):
                signs.append(plain)
                at.append(n)
        return cls("".join(signs), (*at, len(original)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the seen text stands in the original."""
        return self.at[start], self.at[end - 1] + 1


def plain_word(word: str) -> str:
    """Return a word in small letters without accents and apostrophes."""
    return re.sub(r"['’ʼ‘`]", "", "".join(map(_plain, word))).casefold()


def _plain(sign: str) -> str:
    if sign.isascii():
        return " " if sign in "\n\r\t\f\v" else sign
    if unicodedata.category(sign) in ("Cf", "Mn") or sign in "\u115f\u1160\u17b4\u17b5":
        return ""
    whole = unicodedata.normalize("NFKD", sign).translate(_ALIKE)
    return "".join(" " if c.isspace() else c for c in whole if not unicodedata.combining(c))
