"""Numbers as Word shows them: roman, letters, words and the rest of ST_NumberFormat."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_NOTE_SIGNS = "*†‡§"


def as_shown(value: int, number_format: str) -> str:
    """Return a number in one of Word's formats; one that is not known here is shown as decimal."""
    maker = _MAKERS.get(number_format)
    return maker(value) if maker and value >= 0 else str(value)


def zero_padded(value: int, pattern: str) -> str:
    """Return a number in a custom format such as "001, 002, 003, ..."."""
    first = pattern.split(",", 1)[0].strip()
    return str(value).zfill(len(first)) if first.isdigit() else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 5000:
        return str(value)
    shown = ""
    for worth, letters in _ROMAN:
        while value >= worth:
            shown += letters
            value -= worth
    return shown


def _letters(value: int) -> str:
    # Word doubles the letter after z (aa, bb), unlike a spreadsheet's column names.
    if not 0 < value <= 780:
        return str(value)
    again, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (again + 1)


def _ordinal(value: int) -> str:
    teen = 10 <= value % 100 <= 20
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _words(value: int) -> str:
    if value >= 1000:
        return str(value)
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(value: int) -> str:
    if value >= 1000:
        return _ordinal(value)
    words = _words(value)
    before, mark, last = words.rpartition("-" if "-" in words else " ")
    if last.endswith("y"):
        return f"{before}{mark}{last[:-1]}ieth"
    return f"{before}{mark}{_ORDINALS.get(last, last + 'th')}"


def _note_sign(value: int) -> str:
    if not 0 < value <= 40:
        return str(value)
    again, sign = divmod(value - 1, len(_NOTE_SIGNS))
    return _NOTE_SIGNS[sign] * (again + 1)


_MAKERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "cardinalText": lambda value: _words(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "chicago": _note_sign,
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "none": lambda value: "",
}
