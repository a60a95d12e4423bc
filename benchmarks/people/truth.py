"""The true mentions of the invented case, as Candour's own entries hold them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from candour.actions.entry_reading import read_one_date
from candour.actions.merging import AgencyFile, Merged, merge_files
from candour.actions.reading import FileRead, read_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field
from candour.core.dates.model import UncertainDate
from candour.core.documents.document import Document
from candour.core.documents.passage import Passage
from candour.core.people.mention import Form, Mention, PersonName, Sex, Standing
from candour.core.spans import Span

EXAMPLES = Path(__file__).parents[2] / "examples"
_PLACE = ("page", "table", "paragraph")
_CELL = ("table", "row", "column", "sheet")


@dataclass(frozen=True)
class TrueMention:
    """Words that the truth says mean a person; the entry that holds them, and where it does."""

    person: str
    entry: str
    agency: str
    in_field: Field
    text: str = field(repr=False)
    span: Span | None
    column: str = ""


@dataclass(frozen=True)
class TrueCase:
    """A case as Candour merges it, who is mentioned where, and who does a job for an agency."""

    merged: Merged
    mentions: tuple[TrueMention, ...] = field(repr=False)
    professionals: frozenset[str]
    unplaced: int

    def renamed(self, names: Mapping[str, str]) -> "TrueCase":
        """The case with other names, every mention at its new place."""
        old = {entry.id: entry for entry in self.merged.entries}
        new = {entry.id: _renamed_entry(entry, names) for entry in self.merged.entries}
        mentions = tuple(_renamed_mention(one, old, new, names) for one in self.mentions)
        entries = tuple(new[entry.id] for entry in self.merged.entries)
        return replace(self, merged=replace(self.merged, entries=entries), mentions=mentions)


_PROSE = (Field.WHAT, Field.RESPONSE, Field.OUTCOME)
_FAR = 100_000
"""Renamed texts stand so far apart in an original that nobody wrote."""


def renamings() -> list[dict[str, str]]:
    """The other names of the case's people."""
    loaded = yaml.safe_load((Path(__file__).parent / "renamings.yaml").read_text("utf-8"))
    return [dict(one) for one in loaded]


def _rename(text: str, names: Mapping[str, str]) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = names.get(word.title() if word.isupper() else word)
        return word if new is None else new.upper() if word.isupper() else new

    either = "|".join(f"{letter}(?=(?: A)? {surname})" for letter, surname, _ in _BEFORE)
    of_letter = {letter: names[forename][0] for letter, _, forename in _BEFORE}
    text = re.sub(
        rf"\b(?:{either})\b", lambda found: of_letter[found.group().upper()], text, flags=re.I
    )
    for forename, surname in _BEHIND:
        text = re.sub(rf"\b({forename}) {surname[0]}\b", rf"\1 {names[surname][0]}", text)
    text = re.sub(r"[A-Za-z]+", other, text)
    text = re.sub(r"(?<=\()K(?=\))|^K\b(?= )|(?<=, )K(?= had)", names["Kayleigh"][0], text)
    return re.sub(r"\b[A-Z]{2}\b", lambda found: _initials(found.group(), names), text)


_BEFORE = (
    ("K", "Sallowby", "Kayleigh"), ("R", "Sallowby", "Reuben"), ("G", "Strake", "Gavin"),
    ("D", "Orrenshaw", "Denise"), ("M", "Ellery", "Mark"), ("T", "Brockhurst", "Tyler"),
)  # fmt: skip
_BEHIND = (
    ("Kayleigh", "Sallowby"), ("Karen", "Brockhurst"), ("Tyler", "Brockhurst"),
    ("Taylor", "Brockhurst"),
)  # fmt: skip


def _initials(letters: str, names: Mapping[str, str]) -> str:
    """Initials of the family's people; any other two letters stay."""
    known = {first[0] + last[0]: names[first][0] + names[last][0] for first, last in _FAMILY}
    return known.get(letters, letters)


_FAMILY = (
    ("Kayleigh", "Orrenshaw"), ("Kayleigh", "Sallowby"), ("Reuben", "Sallowby"),
    ("Maisie", "Orrenshaw"), ("Gavin", "Strake"),
)  # fmt: skip


def _renamed_entry(entry: Entry, names: Mapping[str, str]) -> Entry:
    base, places = entry.position * _FAR, {}
    changed: dict[str, Any] = {"people": tuple(_rename(one, names) for one in entry.people)}
    for number, held in enumerate(_PROSE, start=1):
        text = getattr(entry, held.value)
        if text:
            changed[held.value] = _rename(text, names)
            start = base + number * (_FAR // 10)
            places[held] = Span(start, start + len(changed[held.value]))
    extra = {head: _rename(text, names) for head, text in entry.extra.items()}
    return replace(entry, places=places, pieces=(), extra=extra, **changed)


def _renamed_mention(
    one: TrueMention, old: Mapping[str, Entry], new: Mapping[str, Entry], names: Mapping[str, str]
) -> TrueMention:
    text = _rename(one.text, names)
    place, other = old[one.entry].places.get(one.in_field), new[one.entry].places.get(one.in_field)
    if place is None or other is None or one.span is None or one.column:
        return replace(one, text=text, span=None)
    words = getattr(old[one.entry], one.in_field.value)
    start = other.start + len(_rename(words[: one.span.start - place.start], names))
    return replace(one, text=text, span=Span(start, start + len(text)))


def matched(mentions: Iterable[Mention], true: Iterable[TrueMention]) -> dict[str, str]:
    """The true person of each mention that stands where the truth has one."""
    by_entry: dict[str, list[TrueMention]] = {}
    for one in true:
        by_entry.setdefault(one.entry, []).append(one)
    found: dict[str, str] = {}
    used: set[int] = set()
    for mention in mentions:
        for one in by_entry.get(mention.entry, ()):
            if _is_same_place(mention, one) and (mention.span or id(one) not in used):
                found[mention.id] = one.person
                used.add(id(one))
                break
    return found


def _is_same_place(mention: Mention, true: TrueMention) -> bool:
    if mention.span is not None and true.span is not None:
        return mention.span.start < true.span.end and true.span.start < mention.span.end
    same = mention.column == true.column != "" or mention.in_field is true.in_field
    return same and (true.text in mention.text or mention.text in true.text)


def lines(folder: Path, area: str) -> Iterator[dict[str, Any]]:
    """The rows of an area of the truth."""
    for line in (folder / f"{area}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def true_case(folder: Path = EXAMPLES) -> TrueCase:
    """Merge a case's files and place its true mentions in the entries."""
    case, truth = folder / "case", folder / "truth"
    sent: dict[str, str] = {}
    for row in lines(truth, "entries"):
        sent.setdefault(row["file"], row["agency"])
    files = [AgencyFile(agency, case / name) for name, agency in sent.items()]
    merged = merge_files(files)
    documents = {one.name: one.document for one in _read(case, sent)}
    by_original: dict[str, list[Entry]] = {}
    for entry in merged.entries:
        by_original.setdefault(entry.original, []).append(entry)
    placed, lost = [], 0
    for row in lines(truth, "mentions"):
        if row["deleted"]:
            continue
        found = _placed(row, documents, by_original)
        if found is None:
            lost += 1
        else:
            placed.append(found)
    kinds = {row["person"]: row["kind"] for row in lines(truth, "persons")}
    professionals = frozenset(one for one, kind in kinds.items() if kind == "professional")
    return TrueCase(merged, tuple(placed), professionals, lost)


def _read(case: Path, sent: Mapping[str, str]) -> Iterator[FileRead]:
    for name in sent:
        for one in read_files([case / name]):
            if isinstance(one, FileRead):
                yield one


def _placed(
    row: dict[str, Any],
    documents: Mapping[str, Document],
    by_original: Mapping[str, list[Entry]],
) -> TrueMention | None:
    for name, document in documents.items():
        if name != row["file"] and not name.startswith(f"{row['file']}/"):
            continue
        for at in _starts(row, document):
            span = Span(at, at + len(row["text"]))
            for entry in by_original.get(document.original.sha256, ()):
                held = _field_of(entry, span, row)
                if held is not None:
                    column = row["field"].partition(":")[2]
                    return TrueMention(
                        row["person"], entry.id, entry.agency, held, row["text"], span, column
                    )
    return None


_READ: dict[str, tuple[Passage, ...]] = {}


def _passages(document: Document) -> tuple[Passage, ...]:
    sha256 = document.original.sha256
    if sha256 not in _READ:
        _READ[sha256] = tuple(document.passages())
    return _READ[sha256]


def _starts(row: dict[str, Any], document: Document) -> Iterator[int]:
    where = row["locator"]
    keys = _CELL if "row" in where else _PLACE
    for passage in _passages(document):
        place = passage.locator
        if any(key in where and getattr(place, key) != where[key] for key in keys):
            continue
        if passage.text[row["start"] : row["end"]] == row["text"]:
            yield passage.span.start + row["start"]
        elif row["text"] in passage.text:
            yield passage.span.start + passage.text.index(row["text"])


def _field_of(entry: Entry, span: Span, row: dict[str, Any]) -> Field | None:
    for held, place in entry.places.items():
        if place.contains(span):
            return held
    if row["field"].startswith("extra:"):
        heading = row["field"].partition(":")[2]
        same_row = row["locator"].get("row") == entry.locator.row
        same_sheet = row["locator"].get("sheet") == entry.locator.sheet
        if same_row and same_sheet and heading in entry.extra:
            return Field.PEOPLE
    return None


_TITLES = {
    "mr": Sex.MALE, "mrs": Sex.FEMALE, "ms": Sex.FEMALE, "miss": Sex.FEMALE,
    "sister": Sex.FEMALE, "dr": None, "pc": None, "dc": None, "ds": None, "pcso": None,
}  # fmt: skip
_RANKS = frozenset(("dr", "pc", "dc", "ds", "pcso", "sister"))
_ROLES: tuple[tuple[str, str, Sex | None], ...] = (
    ("maternal grandmother|mgm", "maternal_grandmother", Sex.FEMALE),
    ("grandmother|nanna|nan", "grandmother", Sex.FEMALE),
    ("former partner|ex", "ex_partner", None),
    ("boyfriend", "partner", Sex.MALE), ("girlfriend", "partner", Sex.FEMALE),
    ("husband", "partner", Sex.MALE),
    ("partner|new relationship", "partner", None), ("friend", "friend", None),
    ("half-brother", "half_brother", Sex.MALE), ("half-sibling", "half_sibling", None),
    ("big sister|older sister|sister", "sister", Sex.FEMALE), ("sibling", "sibling", None),
    ("mother|mum", "mother", Sex.FEMALE), ("father|dad", "father", Sex.MALE),
    ("lodger|lodges", "lodger", None), ("tenant", "tenant", None), ("neighbour", "neighbour", None),
    ("daughter", "daughter", Sex.FEMALE), ("son|lad", "son", Sex.MALE),
    ("baby", "baby", None), ("pt|client|child rs|the child", "subject", None),
    ("child", "child", None), ("woman", "woman", Sex.FEMALE),
    ("workman|man|male", "man", Sex.MALE), ("he", "man", Sex.MALE),
)  # fmt: skip
_OWNED = re.compile(r"\b(mum|mother)'s ", re.IGNORECASE)
_BORN = re.compile(r",? b\. (\d\d)/(\d\d)/(\d{4})")
_AGED = re.compile(r", (\d\d)$")


def as_mentions(case: TrueCase) -> list[Mention]:
    """The true mentions as an engine would give them, read in the plainest way."""
    made, seen = [], Counter[tuple[str, Field, str]]()
    for true in case.mentions:
        key = (true.entry, true.in_field, true.text)
        made.append(_as_mention(true, true.person in case.professionals, seen[key]))
        seen[key] += 1
    return made


def _as_mention(true: TrueMention, is_professional: bool, order: int) -> Mention:
    born, words = _BORN.search(true.text), _BORN.sub("", true.text)
    aged = _AGED.search(words)
    words = _AGED.sub("", words)
    owner = _OWNED.search(words)
    role = _role(_OWNED.sub("", words)) or (None, None, "")
    name = _name(words)
    sex = role[1] or (_TITLES.get(name.title.casefold()) if name else None)
    standing = Standing.PROFESSIONAL if is_professional else Standing.FAMILY
    surveyor = "surveyor" in words or "interpreter" in words
    return Mention(
        entry=true.entry,
        agency=true.agency,
        in_field=true.in_field,
        text=true.text,
        span=true.span,
        form=_form(words, name, role[0]),
        name=name,
        roles=frozenset({role[0]} if role[0] else ()),
        role_words=role[2],
        whose="mother" if owner else None,
        sex=sex,
        standing=Standing.PROFESSIONAL if surveyor else standing,
        born=_birth(born) if born else None,
        ages=(int(aged[1]), int(aged[1])) if aged else None,
        column=true.column,
        order=order,
    )


def _form(words: str, name: PersonName | None, role: str | None) -> Form:
    if name is not None:
        return Form.INITIALS if words.isupper() and len(words) < 4 else Form.NAME
    return Form.DESCRIPTION if role in ("man", "woman") else Form.ROLE


def _birth(found: re.Match[str]) -> UncertainDate:
    return read_one_date(f"{found[1]}/{found[2]}/{found[3]}")


def _role(words: str) -> tuple[str, Sex | None, str] | None:
    for pattern, code, sex in _ROLES:
        found = re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)
        if found:
            return code, sex, found.group()
    return None


_NO_NAMES = re.compile(
    r"mum|mother|nan|dad|father|child|lodger|tenant|neighbour|officer|manager|social|health|visitor"
    r"|client|big|older|male|woman|baby|mgm|sw|tm|hv|dsl|fsw|he|the|her|his|caller|sibling"
    r"|family|maternal|half|birth",
    re.IGNORECASE,
)


def _name(words: str) -> PersonName | None:
    plain = re.sub(r"[(,].*", "", _OWNED.sub("", words))
    parts = re.findall(r"[A-Z][\w'-]*\.?", plain)
    title = parts[0] if parts and parts[0].casefold() in _TITLES else ""
    parts = [one for one in parts[bool(title) :] if not _NO_NAMES.fullmatch(one)]
    if not parts:
        return None
    if len(parts) == 1:
        one = parts[0]
        if title or (one.isupper() and len(one) > 3):
            return PersonName(title=title, surname=one.title())
        if one.isupper() and len(one) <= 3:
            return PersonName(initials=one)
        return PersonName(given=(one,))
    *first, last = parts
    given = tuple(one for one in first if len(one.rstrip(".")) > 1)
    initials = "".join(one[0] for one in first if len(one.rstrip(".")) == 1)
    return PersonName(title=title, given=given, initials=initials, surname=last.title())
