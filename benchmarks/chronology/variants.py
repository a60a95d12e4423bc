"""Variants of the invented case: other names, dates, wordings and numbers, further contradictions.

A dozen contradictions and some sixty events that a rule was set on prove little. Each variant
renames everybody, moves every date, words each agency's acts in another way, counts otherwise, and
plants contradictions that the case does not have. The same seed always gives the same variant.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import yaml

from benchmarks.chronology.gold import Case, Known, true_case
from candour.core.chronology.entry import Entry
from candour.core.dates.model import UncertainDate

STORY = Path(__file__).parents[2] / "examples" / "make" / "story.yaml"
WORDINGS = Path(__file__).parent / "wordings.yaml"

_COUNTS = ["one", "two", "three", "four", "five", "six"]
_COUNTED = re.compile(
    r"\b(one|two|three|four|five|six) (bruise|mark|child)(?:ren|s)?\b", re.IGNORECASE
)
_PLURALS = {"bruise": "bruises", "mark": "marks", "child": "children"}
_ONSETS = [
    "B",
    "Br",
    "C",
    "Cl",
    "D",
    "Dr",
    "F",
    "G",
    "Gr",
    "H",
    "J",
    "K",
    "L",
    "M",
    "N",
    "P",
    "Qu",
    "R",
    "S",
    "St",
    "T",
    "Tr",
    "V",
    "W",
]
_MIDDLES = ["a", "e", "i", "o", "u", "al", "en", "in", "or", "ur", "an", "el"]
_ENDS = [
    "bury",
    "dale",
    "der",
    "fen",
    "gard",
    "ham",
    "ick",
    "kins",
    "low",
    "mer",
    "nor",
    "penny",
    "rick",
    "son",
    "thorpe",
    "ton",
    "wick",
    "worth",
]
_KEPT = frozenset(
    [
        "the",
        "of",
        "and",
        "street",
        "lane",
        "flat",
        "road",
        "house",
        "school",
        "nursery",
        "court",
        "rise",
        "yard",
    ]
)


def variant(seed: int) -> Case:
    """One variant; seed 0 is the case itself."""
    case = true_case()
    if seed == 0:
        return case
    random = Random(seed)
    names = _other_names(random)
    days = 7 * random.randint(-150, 150)
    wordings = {entry.agency: _draw(random) for entry in case.entries}
    counts = dict(zip(_COUNTS, random.sample(_COUNTS, len(_COUNTS)), strict=True))
    entries = []
    for entry in case.entries:
        dated = _moved(entry, days)
        worded = _each_text(dated, lambda text, own=wordings[entry.agency]: _reworded(text, own))
        counted = replace(worded, what=_COUNTED.sub(lambda m: _counted(m, counts), worded.what))
        entries.append(_each_text(counted, lambda text: _renamed(text, names)))
    return _planted(replace(case, entries=tuple(entries)), random)


def _other_names(random: Random) -> dict[str, str]:
    """Another word for every word of a person's, a place's or a road's name in the plan."""
    story = yaml.safe_load(STORY.read_text(encoding="utf-8"))
    said: set[str] = set()
    for person in (*story["persons"], *story["professionals"]):
        said.update(re.findall(r"[A-Z][a-z]{2,}", person["name"]))
        for forms in person.get("forms", {}).values():
            for form in forms:
                said.update(re.findall(r"\b[A-Z][a-z]{3,}\b", re.sub(r"[A-Z]{3,}", _title, form)))
    for address in story["addresses"].values():
        said.update(re.findall(r"[A-Z][a-z]{2,}", address["text"]))
    field = {"Miss", "Mrs", "Sister", "Mother", "Dad", "Mum", "Nan", "Nanna", "Baby", "Mark"}
    names = sorted(word for word in said - field if word.lower() not in _KEPT)
    return {name: _invented(random) for name in names}


def _title(found: re.Match[str]) -> str:
    return found.group().title()


def _invented(random: Random) -> str:
    return random.choice(_ONSETS) + random.choice(_MIDDLES) + random.choice(_ENDS)


def _renamed(text: str, names: dict[str, str]) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = names.get(word.title())
        if new is None:
            return word
        return new.upper() if word.isupper() else new

    return re.sub(r"\b[A-Z][A-Za-z]{2,}\b", other, text)


def _draw(random: Random) -> dict[str, str]:
    loaded = yaml.safe_load(WORDINGS.read_text(encoding="utf-8"))
    return {said: random.choice(others) for said, others in loaded.items() if random.random() < 0.7}


def _reworded(text: str, wordings: dict[str, str]) -> str:
    if not wordings:
        return text
    longest = sorted(wordings, key=len, reverse=True)
    either = re.compile(r"\b(" + "|".join(map(re.escape, longest)) + r")\b")
    return either.sub(lambda found: wordings[found.group()], text)


def _counted(found: re.Match[str], counts: dict[str, str]) -> str:
    count = counts[found.group(1).lower()]
    thing = found.group(2).lower()
    thing = thing if count == "one" else _PLURALS[thing]
    return f"{count.title() if found.group(1)[0].isupper() else count} {thing}"


def _each_text(entry: Entry, change: Callable[[str], str]) -> Entry:
    return replace(
        entry,
        what=change(entry.what),
        response=change(entry.response) if entry.response else entry.response,
        outcome=change(entry.outcome) if entry.outcome else entry.outcome,
        people=tuple(change(person) for person in entry.people),
        shared_with=tuple(change(one) for one in entry.shared_with),
    )


def _moved(entry: Entry, days: int) -> Entry:
    """The entry some weeks earlier or later, days in its words included."""
    what = _DAY_AND_MONTH.sub(lambda found: _other_day(found, entry, days), entry.what)
    what = re.sub(
        r"\b(\d{1,2})/(\d{1,2}) (January|August)\b", lambda m: _night(m, entry, days), what
    )
    return replace(entry, happened=_shifted(entry.happened, days), what=what)


_DAY_AND_MONTH = re.compile(
    r"(?<!/)\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b(?! \d{4})"
)


def _other_day(found: re.Match[str], entry: Entry, days: int) -> str:
    """A day and month without its year, taken in the year that brings it nearest to the row."""
    own = entry.happened.earliest
    if own is None:
        return found.group()
    years = (own.year - 1, own.year, own.year + 1)
    said = [datetime.strptime(f"{found[1]} {found[2]} {year}", "%d %B %Y") for year in years]
    moved = min(said, key=lambda day: abs(day - own)) + timedelta(days)
    return f"{moved.day} {moved:%B}"


def _night(found: re.Match[str], entry: Entry, days: int) -> str:
    first = entry.happened.earliest
    if first is None:
        return found.group()
    night = datetime.strptime(f"{found[1]} {found[3]} {first.year}", "%d %B %Y") + timedelta(days)
    after = night + timedelta(1)
    return f"{night.day}/{after.day} {after:%B}"


def _shifted(date: UncertainDate, days: int) -> UncertainDate:
    if date.earliest is None and date.latest is None:
        return date
    step = timedelta(days)
    earliest = date.earliest + step if date.earliest else None
    latest = date.latest + step if date.latest else None
    said = earliest or latest
    written = f"{said:%d/%m/%Y %H:%M}" if said else date.written
    return replace(date, written=written, earliest=earliest, latest=latest, alternatives=())


def _planted(case: Case, random: Random) -> Case:
    """Two contradictions of each kind that can be planted anywhere: date, time, number."""
    entries = {entry.id: entry for entry in case.entries}
    groups: dict[str, list[str]] = defaultdict(list)
    for entry, event in case.event_of.items():
        if event is not None:
            groups[event].append(entry)
    known = {one for contradiction in case.contradictions for one in contradiction.entries}
    free = [
        ids
        for ids in groups.values()
        if not known.intersection(ids) and len({entries[one].agency for one in ids}) > 1
    ]
    random.shuffle(free)
    planted: list[Known] = []
    wanted = {"date": 2, "time": 2, "number": 2}
    for ids in free:
        for kind, left in wanted.items():
            found = _plant(kind, ids, entries, random) if left else None
            if found is not None:
                wanted[kind] -= 1
                planted.append(found)
                break
    return replace(
        case,
        entries=tuple(entries[entry.id] for entry in case.entries),
        contradictions=(*case.contradictions, *planted),
    )


def _plant(kind: str, ids: list[str], entries: dict[str, Entry], random: Random) -> Known | None:
    meeting = re.compile(r"core group|conference|meeting|discharge|moved", re.IGNORECASE)
    sure = [one for one in ids if entries[one].happened.precision in ("day", "minute")]
    same = [one for one in sure if meeting.search(entries[one].what)]
    if kind == "date" and len(same) > 1 and len({_day(entries[one]) for one in same}) == 1:
        one = random.choice(same)
        step = random.choice([-3, -2, -1, 1, 2, 3])
        entries[one] = replace(entries[one], happened=_shifted(entries[one].happened, step))
        return Known(f"planted date {one}", kind, frozenset(same), one)
    if kind == "time":
        timed = [one for one in same if entries[one].happened.precision == "minute"]
        if len(timed) > 1 and len({entries[one].happened.earliest for one in timed}) == 1:
            one = random.choice(timed)
            entries[one] = _later(entries[one], random.randint(20, 110))
            return Known(f"planted time {one}", kind, frozenset(timed), one)
    if kind == "number":
        return _plant_number(sure, entries, random)
    return None


def _plant_number(ids: Iterable[str], entries: dict[str, Entry], random: Random) -> Known | None:
    """Two rows that tell of marks without a number are given different ones."""
    bare = re.compile(r"\b(?:marks|bruises|bruising|injury|injuries|children)\b", re.IGNORECASE)
    telling = [one for one in ids if len(bare.findall(entries[one].what)) == 1]
    agencies = {entries[one].agency for one in telling}
    if len(telling) < 2 or len(agencies) < 2:
        return None
    first, second = (
        telling[0],
        next(one for one in telling[1:] if entries[one].agency != entries[telling[0]].agency),
    )
    for one, count in zip((first, second), random.sample(_COUNTS[1:], 2), strict=True):
        thing = bare.search(entries[one].what)
        noun = "children" if thing and thing.group().lower() == "children" else "injuries"
        entries[one] = replace(
            entries[one], what=bare.sub(f"{count} {noun}", entries[one].what, count=1)
        )
    return Known(f"planted number {first}", "number", frozenset((first, second)), second)


def _day(entry: Entry) -> object:
    return entry.happened.earliest.date() if entry.happened.earliest else None


def _later(entry: Entry, minutes: int) -> Entry:
    happened = entry.happened
    if happened.earliest is None:
        return entry
    moment = happened.earliest + timedelta(minutes=minutes)
    written = f"{moment:%d/%m/%Y %H:%M}"
    return replace(
        entry, happened=replace(happened, written=written, earliest=moment, latest=moment)
    )


def copies(number: int, years: int = 10) -> Iterator[Entry]:
    """Entries for measuring growth: the case over and over under other names, within ten years."""
    made, seed = 0, 1
    while made < number:
        random = Random(seed)
        names = _other_names(random)
        days = random.randint(0, 365 * years)
        for entry in true_case().entries:
            if made == number:
                return
            named = _each_text(entry, lambda text, own=names: _renamed(text, own))
            happened = _shifted(entry.happened, days)
            original = f"{seed}-{entry.original}"
            new_id = f"{original}#{entry.id.split('#')[1]}"
            yield replace(named, happened=happened, id=new_id, original=original)
            made += 1
        seed += 1
