"""Find what gives anybody away, without the key: numbers, contacts, addresses by their shape."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candour.core.key.model import Key
from candour.core.release.words import ReleaseWords, either

NHS = re.compile(r"(?<![\d.,])\d{3}[ \-]?\d{3}[ \-]?\d{4}(?!\d)")
_NHS_SAID = re.compile(
    r"(?<=NHS)(?:\s+(?:number|no\.?))?[\s:]{1,3}(\d{3}[ \-]?\d{3}[ \-]?\d{4})(?!\d)", re.IGNORECASE
)
# Source: HMRC, NIM39110: which letters a National Insurance number may begin and end with.
_NI = re.compile(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?"
    r"\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)",
    re.IGNORECASE,
)
# Source: Royal Mail, programmers' guide to the Postcode Address File: the shapes of postcodes.
_POSTCODE = re.compile(
    r"(?<!\w)(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?[ \-]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
# Source: Ofcom, National Telephone Numbering Plan: ten or nine figures after the 0.
_PHONE = re.compile(
    r"(?<![\d\w+])(?:(?:\+|00)44[\s\-.]?(?:\(0\)[\s\-.]?)?|\(?0)"
    r"(?:[1-37-9])(?:[\s\-.()]{0,2}\d){8,9}(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+(?!\w)")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]+", re.IGNORECASE)
# Source: DVLA, INF104: marks since 2001, and those of 1963 to 2001 with their year letter.
_PLATE = re.compile(
    r"(?<!\w)(?:[A-HJ-Y][A-HJ-Y]\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} [A-Z]{3}"
    r"|[A-Z]{3} \d{1,3}[A-Y])(?!\w)"
)
_COURT = re.compile(
    r"(?<!\w)(?:[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{1,3}/\d{2,6}/(?:19|20)?\d{2}"
    r"|\d{2}/\d{4,6}[A-Z]|(?<![\d./])(?!(?:19|20)\d\d/)\d{4,6}/\d{2}"
    r"|(?<![\d./])\d{2}/(?!(?:19|20)\d\d(?!\d))\d{4,6})(?![\w/])"
)
_HELD = re.compile(r"(?<!\w)(?!GBP|EUR|USD|ISO)[A-Z]{2,3}[ ]?\d{5,8}(?:/\d{1,3})?(?![\w/])")
"""a number of a hospital or a register: letters of the body and figures"""
_POSTCODE_SAID = re.compile(
    r"(?<=code)[\s:]{1,3}([A-Z]{1,2}\d[A-Z\d]? {0,2}\d[A-Z]{2})(?!\w)", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:nhs|pnc|ni|nino|nin|urn|mrn|chi|tel|mob|mobile|phone|no|number|ref|id|upn|uln)(?=\d)"
)
_NUMBER_OF_UNIT = r"(?!(?:at|in|of|on)\b)\w{1,4}"
_STREET_NAMED = r"(?:[A-Z][\w'’\-]+\s+){1,3}"
_NEAREST = r"[\s\-‐–./()_:+]{0,3}"


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of text and the class of what it tells."""

    start: int
    end: int
    what: str
    person: str | None = None
    instead: str | None = field(default=None, repr=False)


class ClassFinder:
    """Finds numbers, contacts and addresses: those of the key, and anybody's by their shape."""

    def __init__(self, key: Key, words: ReleaseWords) -> None:
        named = either(words.numbered)
        case = (
            rf"(?<!\w)(?:{named})(?:\s+(?:number|no\.?|ref\.?|id))?[\s.:#]{{1,3}}"
            r"((?=[\w/\-]*\d)[A-Z0-9][A-Z0-9/\-]{3,})(?!\w)"
        )
        booked = either(words.booked)
        self._booked = re.compile(
            rf"(?<!\w)(?:{booked})s?(?:\s+(?:number|no\.?|ref\.?))?[\s.:#]{{1,3}}"
            r"(?!(?:19|20)\d\d(?!\w))((?:[A-Z]{1,4}[/\- ]?)?\d[\d/\-]*[A-Z]?)(?![\w])",
            re.IGNORECASE,
        )
        self._case = re.compile(case, re.IGNORECASE)
        self._known = [
            (pattern, what, person.id)
            for person in key.persons
            for written in person.identifiers
            for pattern, what in _identifier(written)
        ]
        self._addresses = list(_addresses(key, words))
        kinds = [*words.streets, *(short for shorts in words.streets.values() for short in shorts)]
        said = either(kind.capitalize() for kind in kinds)
        unit = either(words.units)
        self._street = re.compile(
            rf"(?<!\w)(?:(?i:{unit})\s+{_NUMBER_OF_UNIT}\s*,?\s+)?\d{{1,4}}[a-zA-Z]?,?\s+{_STREET_NAMED}"
            rf"(?:{said})(?!\w)"
        )

    def find(self, text: str) -> Iterator[Told]:
        """Yield what a text tells; what is inside of something longer is left to the caller."""
        for pattern, what, person in self._known:
            for match in pattern.finditer(text):
                yield Told(*match.span(), what, person)
        for pattern, person in self._addresses:
            for match in pattern.finditer(text):
                yield Told(*match.span(), "address", person)
        for match in self._street.finditer(text):
            yield Told(*match.span(), "address")
        for match in NHS.finditer(text):
            if is_nhs_number(match[0]):
                yield Told(*match.span(), "nhs_number")
        for pattern, what in (
            (_NHS_SAID, "nhs_number"), (self._case, "case_number"),
            (self._booked, "case_number"), (_POSTCODE_SAID, "postcode"),
        ):  # fmt: skip
            for match in pattern.finditer(text):
                yield Told(*match.span(1), what)
        for pattern, what in SHAPES.items():
            for match in pattern.finditer(text):
                yield Told(*match.span(), what)


SHAPES: Mapping[re.Pattern[str], str] = {
    _NI: "national_insurance",
    _POSTCODE: "postcode",
    _PHONE: "phone",
    _EMAIL: "email",
    _LINK: "link",
    _PLATE: "plate",
    _COURT: "case_number",
    _HELD: "case_number",
}


def is_nhs_number(written: str) -> bool:
    """Tell whether ten figures hold their check figure.

    Source: NHS Data Dictionary, NHS NUMBER (modulus 11 over the first nine, weights 10 to 2).
    """
    *first, last = (int(sign) for sign in written if sign.isdigit())
    if len(first) != 9 or len({*first, last}) == 1:
        return False
    rest = sum(figure * (10 - n) for n, figure in enumerate(first)) % 11
    return (11 - rest) % 11 == last and rest != 1


def _identifier(written: str) -> Iterator[tuple[re.Pattern[str], str]]:
    small = written.lower().strip()
    if "@" in small:
        yield re.compile(re.escape(small).replace("@", r"\s?@\s?"), re.IGNORECASE), "email"
        return
    plain = _LABEL.sub("", re.sub(r"[\W_]+", "", small))
    if len(plain) < 4:
        return
    if re.fullmatch(r"(?:44|0)[1-9]\d{8,9}", plain):
        figures = _NEAREST.join(plain.removeprefix("44") if plain[0] == "4" else plain[1:])
        abroad = rf"\+?(?:00)?44{_NEAREST}(?:\(?0\)?)?\s?"
        yield re.compile(rf"(?<!\d)(?:{abroad}|\(?0)?{figures}(?!\w)"), "phone"
        return
    signs = _NEAREST.join(map(re.escape, plain))
    yield re.compile(rf"(?<![^\W_])(?<!\d[.,]){signs}(?![^\W_])", re.IGNORECASE), "identifier"


def _addresses(key: Key, words: ReleaseWords) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield a pattern for each street and postcode of the key, with what may stand beside them."""
    kinds = {short: kind for kind, shorts in words.streets.items() for short in (kind, *shorts)}
    unit = either(words.units)
    for person in key.persons:
        for address in person.addresses:
            code = re.search(_POSTCODE.pattern, address.upper())
            parts = [p.strip() for p in re.split(r"[,;\n]", address) if p.strip()]
            parts = [p for p in parts if not _POSTCODE.fullmatch(p.upper())]
            named = [re.sub(r"\d+\w?", "", part).split() for part in parts]
            named = [part for part in named if part and part[0].lower() not in words.units]
            towns = [part for part in named[1:] if part[-1].lower() not in kinds]
            town = "|".join(r"\s+".join(map(re.escape, part)) for part in towns)
            post = rf"{code[0].split()[0]}\s*\d[A-Z]{{2}}" if code else r"(?!)"
            if code:
                plain = re.sub(r"\W", "", code[0])
                spaced = rf"{plain[:-3]}[\s\-]{{0,3}}{plain[-3:]}"
                yield re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])", re.IGNORECASE), person.id
                post = spaced
            for n, part in enumerate(named):
                if part[-1].lower() not in kinds and (n or len(named) < 2):
                    continue
                yield _street(part, kinds, words, f"(?:{town or '(?!)'})|{post}", unit), person.id


def _street(
    part: list[str], kinds: Mapping[str, str], words: ReleaseWords, after: str, unit: str
) -> re.Pattern[str]:
    last = kinds.get(part[-1].lower(), part[-1].lower())
    shorts = either(words.streets.get(last, ())) or "(?!)"
    # The full stop behind a whole word ends the sentence; behind a short form it may not.
    ends = rf"{re.escape(last)}|(?:{shorts})\.?"
    name = r"[\s\-]+".join(re.sub(r"['’]", "['’]?", re.escape(w)) for w in part[:-1])
    between = r"[\s\-]+" if name else ""
    street = rf"{name}{between}(?:{ends})(?![^\W_])"
    return re.compile(
        rf"(?<![^\W_])(?:(?:{unit})\.?\s*{_NUMBER_OF_UNIT}[\s,\-]{{1,3}})?"
        rf"(?:\d+\s?[a-z]?[\s,.\-]{{1,3}}{street}|{street}"
        rf"(?:[\s,\-:(]{{1,3}}(?:no\.?|number|house|at)?\s?\d+[a-z]?(?![\w/]))?)"
        rf"(?:[\s,]{{1,3}}(?:{after})(?!\w))*",
        re.IGNORECASE,
    )
