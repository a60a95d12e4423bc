"""Tell what words with capitals name: a person, a body, a place, or nobody."""

from collections.abc import Iterator, Sequence

from candour.core.release.unkeyed.model import Kind, Known, Mark
from candour.core.release.unkeyed.runs import Run, Word, opens_sentence, word_before
from candour.core.release.unkeyed.words import UnkeyedWords

_LONGEST_ACRONYM = 7
_NOT_AFTER_LETTER = (")", "/", "-", "&")
_NOT_BEFORE_LETTER = ("(", "-", "/", "&", "§")
_QUOTES = "’'“”"


class NameJudge:
    """Judges runs of capitalised words by what they are made of and what is known."""

    def __init__(self, words: UnkeyedWords, known: Known) -> None:
        self._words, self._known = words, known
        self._heads = words.bodies | words.small_bodies

    def judge(self, text: str, run: Run) -> Iterator[Mark]:
        """Yield what the words of a run tell, one after the other."""
        words = self._opened(run)
        opens = run.opens and len(words) == len(run.words)
        while words:
            taken, kind = self._first(text, words, opens=opens)
            if kind is not None and taken:
                yield Mark(words[0].start, words[taken - 1].end, kind)
            words = words[max(taken, 1) :]
            while words and not words[0].is_capital:
                words = words[1:]
            opens = False

    def _opened(self, run: Run) -> tuple[Word, ...]:
        """Return the run without the word that opens its sentence and is none of its name."""
        words = run.words
        while words and (self._is_opener(words) or not words[0].is_capital):
            words = words[1:]
        if run.opens and len(words) == len(run.words) > 1 and self._is_ordinary(words[0]):
            titled = words[0].plain in self._words.titles
            named = words[1].plain in self._words.titles | self._known.persons
            if not titled and (named or (words[1].is_initial and len(words) > 2)):
                return words[1:]
        return words

    def _is_opener(self, words: Sequence[Word]) -> bool:
        if words[0].plain not in self._words.openers:
            return False
        behind = words[1].plain if len(words) > 1 else ""
        is_forename = behind and words[0].plain in self._words.release.forenames
        return not (is_forename or behind in self._words.royal)

    def _first(self, text: str, words: tuple[Word, ...], *, opens: bool) -> tuple[int, Kind | None]:
        """Return how many words are one thing, and what it is."""
        if words[0].plain in self._words.titles and (length := self._titled(words)):
            return length, Kind.PERSON
        if length := self._law(words):
            return length, None
        if found := self._headed(words, opens=opens):
            return found
        length = self._until_link(words)
        return length, self._plain(text, words[:length], opens=opens)

    def _titled(self, words: tuple[Word, ...]) -> int:
        """Return how many words a title and the name behind it are; 0 where no name is there."""
        own = self._words
        begins = 1
        while begins < len(words) and words[begins].plain in own.titles | {"and"}:
            begins += 1
        if begins < len(words) and words[begins].plain in self._heads - self._known.persons:
            return 0
        end = begins
        while end < len(words) and (words[end].is_capital or words[end].plain in self._particles):
            if words[end].plain in own.titles and end > begins:
                break
            end += 1
        if words[begins - 1].plain in own.peers and words[end : end + 1] and (
            words[end].plain == "of"
        ):  # fmt: skip
            end = min(end + 2, len(words))
        said = {one.plain for one in words[begins:end] if not one.is_initial}
        if said and said <= own.laws - self._known.persons:  # “the OT Act”
            return 0
        return _trimmed(words, end) if end > begins else 0

    @property
    def _particles(self) -> frozenset[str]:
        return self._words.release.no_part

    def _law(self, words: tuple[Word, ...]) -> int:
        """Return how many words are the name of a statute or an instrument: "Theft Act"."""
        ends = [n for n, one in enumerate(words, 1) if one.plain in self._words.laws]
        if not ends:
            return 0
        heads = [n for n, one in enumerate(words, 1) if one.plain in self._heads]
        titled = any(one.plain in self._words.titles for one in words[: ends[-1]])
        if titled or (heads and heads[-1] > ends[-1]):
            return 0
        goes_on = ends[0] < len(words) and not words[ends[0]].is_capital
        return len(words) if goes_on else ends[-1]

    def _headed(self, words: tuple[Word, ...], *, opens: bool) -> tuple[int, Kind | None] | None:
        """Return the words of a body or a place that says what it is: "Court of Appeal"."""
        heads = [n for n, one in enumerate(words) if one.plain in self._heads]
        if not heads:
            spots = any(one.plain in self._words.places for one in words)
            return (len(words), Kind.PLACE) if spots and len(words) > 1 else None
        length = self._body_end(words, heads[0])
        named = tuple(one.plain for one in words[:length])
        content = [word for word in named if word not in self._words.links]
        is_generic = all(word in self._words.no_names for word in content)
        if named not in self._known.bodies and is_generic:
            return length, None
        small = self._is_local(words[:length], opens=opens)
        return length, Kind.SMALL_BODY if small else Kind.BODY

    def _is_local(self, words: tuple[Word, ...], *, opens: bool) -> bool:
        """Tell whether a school or the like is named, not only said to be one: "Care Home"."""
        own = self._words
        ends = [n for n, one in enumerate(words) if not words[n + 1 : n + 2] or (
            not words[n + 1].is_capital)]  # fmt: skip
        heads = [n for n in ends if words[n].plain in own.small_bodies]
        if not heads:
            return False
        said = [one.plain for n, one in enumerate(words) if one.is_capital and n != heads[0]]
        if opens and said and self._is_ordinary(words[0]):
            said = [w for w in said if w != words[0].plain or w in self._known.capitals]
        listed = own.generic_parts | own.small_bodies | own.sorts | own.openers | own.no_names
        return not listed.issuperset(said)

    def _body_end(self, words: tuple[Word, ...], head: int) -> int:
        """Return where a body's name ends: before somebody's title at the latest."""
        for n in range(head + 1, len(words)):
            if words[n].plain in self._words.titles - self._heads:
                return _trimmed(words, n)
        return len(words)

    def _until_link(self, words: tuple[Word, ...]) -> int:
        for n, one in enumerate(words):
            linked = not one.is_capital and one.plain not in self._particles
            if n and (linked or one.plain in self._words.titles):
                return n
        return len(words)

    def _plain(self, text: str, words: tuple[Word, ...], *, opens: bool) -> Kind | None:
        """Tell what words name that do not say what they are."""
        plain = tuple(one.plain for one in words)
        if kind := self._told(words, plain, opens=opens):
            return kind
        if all(one.is_initial or one.plain in self._words.no_names for one in words):
            alone = len(words) == 1 and words[0].is_initial
            return self._letter(text, words[0]) if alone else None
        if len(words) == 1:
            return self._lone(text, words[0], opens=opens)
        if all(self._is_ordinary(one) for one in words):
            return None if opens else Kind.BODY
        is_place = word_before(text, words[0].start) in self._words.place_before
        return Kind.PLACE if is_place else Kind.NAME

    def _told(self, words: tuple[Word, ...], plain: tuple[str, ...], *, opens: bool) -> Kind | None:
        """Tell what the words themselves say, wherever they stand."""
        own = self._words
        if plain in self._known.bodies:
            return Kind.BODY
        if all(word in own.peoples or word in own.faiths for word in plain):
            return Kind.TRAIT
        if self._is_person(words, opens=opens):
            return Kind.PERSON
        places = [word for word in plain if word in own.known_places]
        if places and all(word in own.known_places or word in own.places for word in plain):
            return Kind.PLACE
        return None

    def _is_person(self, words: tuple[Word, ...], *, opens: bool) -> bool:
        own = self._words
        plain = [one.plain for one in words]
        if known := [word for word in plain if word in self._known.persons]:
            doubted = own.no_names | (own.release.everyday if opens else frozenset())
            return not doubted.issuperset(known)
        if len(words) < 2:
            sure = plain[0] in own.release.forenames - own.release.ordinary_names
            return sure and plain[0] not in own.known_places | own.release.everyday
        if plain[-1] in own.behind and len(words) == 2:
            return words[-1].is_shouted
        forename = plain[0] in own.release.forenames
        sure = forename and not (opens and plain[0] in own.release.ordinary_names)
        initial = words[0].is_initial and not words[-1].is_initial and plain[0] != "i"
        initial = initial and not (opens and self._is_ordinary(words[1]))  # “B. Motion”
        return (sure or initial) and plain[-1] not in own.no_names

    def _letter(self, text: str, one: Word) -> Kind | None:
        """Tell whether a lone capital stands for somebody: "the applicant, J, was"."""
        after, held = text[one.end : one.end + 2], text[max(0, one.start - 1) : one.start]
        before = word_before(text, one.start)
        if one.written == "I" or before in self._words.lettered:
            return None
        if after.startswith(_NOT_AFTER_LETTER) or held in _NOT_BEFORE_LETTER:
            return None
        if one.written == "A" and not after.startswith(("’", "'", ".", ",")):
            return None
        bracketed = held == "[" and after.startswith("]")
        quoted = after[:1] and after[0] in _QUOTES
        apposed = text[max(0, one.start - 2) : one.start] == ", " and after.startswith(",")
        return Kind.PERSON if before or bracketed or quoted or apposed else None

    def _lone(self, text: str, one: Word, *, opens: bool) -> Kind | None:
        """Tell what one word with a capital names."""
        own = self._words
        if one.is_shouted:
            jargon = one.plain in own.acronyms or one.written in own.release.abbreviations
            return None if jargon or len(one.written) > _LONGEST_ACRONYM else Kind.BODY
        if one.plain in own.no_names:
            return None
        if self._is_ordinary(one):
            return None if opens or opens_sentence(text, one.start) else Kind.BODY
        return Kind.PLACE if word_before(text, one.start) in own.place_before else Kind.NAME

    def _is_ordinary(self, one: Word) -> bool:
        return one.plain in self._words.release.everyday or one.plain in self._known.small


def _trimmed(words: Sequence[Word], end: int) -> int:
    while end > 1 and not words[end - 1].is_capital:
        end -= 1
    return end
