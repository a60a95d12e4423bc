"""The words by which records speak of people: roles, callings, titles, columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.events.phrases import PhraseBook, tokens_of
from candour.core.chronology.flags.words import AgeWords
from candour.core.chronology.headings import plain_heading
from candour.core.people.mention import Sex
from candour.core.people.name_parts import NameParts
from candour.errors import BadVocabulary

FILES = (
    *("people", "names", "nicknames", "ages", "counterparts", "places", "same_words"),
    *("abbreviations", "everyday_words"),
)
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
_GROUPS = ("family", "subject", "described")
_SEXES = frozenset({"female", "male", "either"})
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word says: its code, its group, the sex it tells, and whose staff it is.

    `kind` is a kind of agency for a professional's role, and None for "other" jobs and the family's
    roles.
    """

    code: str
    group: str
    sex: Sex | None = None
    kind: str | None = None

    @property
    def key(self) -> str:
        """What tells this role from every other."""
        return f"{self.group}/{self.code}/{self.sex}/{self.kind}"

    @property
    def is_professional(self) -> bool:
        """Whether somebody of this role does a job."""
        return self.group == "professional"


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Everything that mentions are told by."""

    roles: Mapping[str, Role] = field(repr=False)
    book: PhraseBook = field(repr=False)
    names: NameParts = field(repr=False)
    ages: AgeWords = field(repr=False)
    kinds: Mapping[str, str] = field(repr=False)
    """words of an agency, in small letters, with its kind: whose staff "(school)" is"""
    agency_names: Mapping[str, tuple[str, ...]] = field(repr=False)
    posts: frozenset[str] = field(repr=False)
    articles: frozenset[str] = field(repr=False)
    possessives: Mapping[str, Sex | None] = field(repr=False)
    house_numbers: frozenset[str] = field(repr=False)
    owners: Mapping[str, str] = field(repr=False)
    letters: Mapping[str, Mapping[str, str]] = field(repr=False)
    """letters that a kind of agency writes for a role, with its code"""
    of_adults: frozenset[str] = field(repr=False)
    """codes of roles that somebody is to an adult alone"""
    denying: frozenset[str] = field(repr=False)
    supposing: frozenset[str] = field(repr=False)
    having: frozenset[str] = field(repr=False)
    things: frozenset[str] = field(repr=False)
    adjectives: frozenset[str] = field(repr=False)
    compounds: Phrases = field(repr=False)
    before_initial: frozenset[str] = field(repr=False)
    spoken_to: Phrases = field(repr=False)
    reached: Phrases = field(repr=False)
    speaking: frozenset[str] = field(repr=False)
    personal: frozenset[str] = field(repr=False)
    groups: frozenset[str] = field(repr=False)
    placing: frozenset[str] = field(repr=False)
    tails: Phrases = field(repr=False)
    giving: Phrases = field(repr=False)
    exact: Mapping[tuple[str, ...], str] = field(repr=False)
    """role words as they are cut, with the key of the role"""
    naming: Phrases = field(repr=False)
    columns: Mapping[str, str] = field(repr=False)
    nobody: frozenset[str] = field(repr=False)
    not_names: frozenset[str] = field(repr=False)
    small_in_capitals: frozenset[str] = field(repr=False)
    after_no_name: frozenset[str] = field(repr=False)
    roads: frozenset[str] = field(repr=False)
    codes: frozenset[str] = field(repr=False)
    everyday: frozenset[str] = field(repr=False)
    """everyday words, which are no name misspelt"""

    @classmethod
    def from_mappings(cls, loaded: Mapping[str, Mapping[str, Any]]) -> "PeopleWords":
        """Build from the YAML files, by file name. Raises `BadVocabulary` naming every problem."""
        _refuse_wrong(loaded)
        people, counterparts = loaded["people"], loaded["counterparts"]
        phrases = [("role", role.key, word) for role, word in _each_once(_spoken(people))]
        phrases += [("role", "", str(phrase)) for phrase in people["no_people"]]
        names = NameParts.from_mappings(loaded["names"], loaded["nicknames"], people)
        return cls(
            roles={role.key: role for role, _ in _spoken(people)},
            book=PhraseBook(phrases),
            names=names,
            ages=AgeWords.from_mapping(loaded["ages"]),
            kinds=_kinds(counterparts),
            agency_names={k: tuple(map(str, a["names"])) for k, a in counterparts.items()},
            posts=_set(people["posts"]),
            articles=_set(people["articles"]),
            possessives=_possessives(people["possessives"]),
            house_numbers=_set(people["house_numbers"]),
            owners={str(word): str(code) for word, code in people["owners"].items()},
            letters=_letters(people["letters"]),
            of_adults=_set(people["of_adults"]),
            denying=_set(people["denying"]),
            supposing=_set(people["supposing"]),
            having=_set(people["having"]),
            things=_set(people["things"]),
            adjectives=_set(people["adjectives"]),
            compounds=_phrases(people["compounds"]),
            before_initial=_set(people["before_initial"]),
            spoken_to=_phrases(people["spoken_to"]),
            reached=_phrases(people["reached"]),
            speaking=_set(people["speaking"]),
            personal=_set(people["personal"]),
            groups=_set(people["groups"]),
            placing=_set(people["placing"]),
            tails=_phrases(people["tails"]),
            naming=_phrases(people["naming"]),
            giving=_phrases((*people["giving"], *people["naming"])),
            exact={tokens_of(word).words: key for _, key, word in reversed(phrases) if key},
            columns=_columns(people["columns"]),
            nobody=_set(people["nobody"]),
            not_names=_set(people["not_names"]),
            small_in_capitals=_set(people["small_in_capitals"]),
            after_no_name=_set(people["after_no_name"]),
            roads=_set(loaded["places"]["roads"]),
            codes=frozenset(_codes(loaded)),
            everyday=frozenset(str(loaded["everyday_words"]["words"]).split()),
        )


def _spoken(people: Mapping[str, Any]) -> Iterator[tuple[Role, str]]:
    for group in _GROUPS:
        for code, by_sex in people[group].items():
            for said, words in by_sex.items():
                sex = None if said == "either" else Sex(said)
                yield from ((Role(code, group, sex), str(word)) for word in words)
    for kind, roles in people["professional"].items():
        whose = None if kind == _OTHER else kind
        for code, words in roles.items():
            role = Role(code, "professional", None, whose)
            yield from ((role, str(word)) for word in words)


def _possessives(said: Mapping[str, Any]) -> dict[str, Sex | None]:
    return {str(word): None if sex is None else Sex(sex) for word, sex in said.items()}


def _letters(said: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    return {
        str(kind): {str(letter): str(code) for letter, code in codes.items()}
        for kind, codes in said.items()
    }


def _each_once(spoken: Iterable[tuple[Role, str]]) -> Iterator[tuple[Role, str]]:
    """Each word once; the first group that has it keeps it."""
    seen: set[tuple[tuple[str, ...], bool]] = set()
    for role, word in spoken:
        key = (tokens_of(word).words, word.isupper())
        if key not in seen:
            seen.add(key)
            yield role, word


def _kinds(counterparts: Mapping[str, Any]) -> dict[str, str]:
    said: dict[str, str] = {}
    for kind, about in counterparts.items():
        for word in (*about["names"], *about["words"]):
            said.setdefault(str(word).casefold(), kind)
    return said


def _columns(columns: Mapping[str, Any]) -> dict[str, str]:
    return {
        plain_heading(str(heading)): str(kind)
        for kind, headings in columns.items()
        for heading in headings
    }


def _codes(loaded: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Abbreviations of the field in small letters: they stand in capitals and are no names."""
    same = loaded["same_words"]
    lists = [others for group in ("people", "words") for others in same[group].values()]
    lists += [about["words"] for about in loaded["counterparts"].values()]
    for words in lists:
        yield from (str(word).casefold() for word in words if str(word).isupper())
    for about in loaded["people"]["professional"].values():
        for words in about.values():
            yield from (str(word).casefold() for word in words if str(word).isupper())
    yield from (str(short).casefold() for short in _abbreviated(loaded["abbreviations"]))


def _abbreviated(abbreviations: Mapping[str, Any]) -> Iterator[str]:
    for key, value in abbreviations.items():
        yield str(key)
        if isinstance(value, Mapping):
            yield from map(str, value)
        elif isinstance(value, list):
            yield from (str(one) for one in value if isinstance(one, str))


def _set(words: Iterable[object]) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in words)


def _phrases(phrases: Iterable[object]) -> Phrases:
    """Phrases as words by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for cut in sorted({tokens_of(str(one)).words for one in phrases}, key=lambda one: -len(one)):
        if cut:
            by_first.setdefault(cut[0], []).append(cut)
    return {first: tuple(those) for first, those in by_first.items()}


_KEYS = frozenset(
    {*_GROUPS, "professional", "posts", "titles", "ranks", "articles", "possessives", "reached"}
    | {"adjectives", "compounds", "tails", "naming", "giving", "columns", "nobody", "not_names"}
    | {"after_no_name", "no_people", "before_initial", "spoken_to", "speaking", "personal"}
    | {"placing", "groups", "owners", "house_numbers", "small_in_capitals", "of_adults"}
    | {"letters", "things", "denying", "supposing", "having"}
)


def _refuse_wrong(loaded: Mapping[str, Mapping[str, Any]]) -> None:
    problems = [f"{name}.yaml is missing" for name in FILES if name not in loaded]
    if problems:
        raise BadVocabulary("; ".join(problems))
    problems = list(_problems(loaded["people"], loaded["counterparts"]))
    if problems:
        raise BadVocabulary("people.yaml: " + "; ".join(problems))


def _problems(people: Mapping[str, Any], counterparts: Mapping[str, Any]) -> Iterator[str]:
    odd = sorted(map(str, set(people) ^ _KEYS))
    if odd:
        yield from (f"{key}: one too many or missing" for key in odd)
        return
    for group in _GROUPS:
        for code, by_sex in people[group].items():
            if not isinstance(by_sex, Mapping) or not set(by_sex) <= _SEXES:
                yield f"{group}: {code} needs words under female, male or either"
    for kind in (*people["professional"], *people["ranks"]):
        if kind not in counterparts and kind not in (_OTHER, "any"):
            yield f"{kind}: no kind of agency in counterparts.yaml"
