"""An original, its text, and the passages that make it up."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from re import compile as pattern

from candour.core.documents.block import Block, Draft, Grid
from candour.core.documents.passage import Kind, Passage

_SHA256 = pattern("[0-9a-f]{64}")
_SEVERAL_LEVELS = pattern(r"[A-Za-z]?\d+(\.\d+)+[A-Za-z]?")


@dataclass(frozen=True, slots=True)
class Original:
    """A file as received: its bytes' SHA-256, its name, its size, and what it was read as."""

    sha256: str
    name: str
    size_bytes: int
    format: str

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError("an original is known by the SHA-256 of its bytes, in lower case")


@dataclass(frozen=True, slots=True)
class Document:
    """An original's text and its passages, in reading order.

    The text is the passages' texts, each followed by a line break, deleted and hidden ones
    included. Every character that the reader found stands in exactly one passage.
    """

    original: Original
    blocks: tuple[Block, ...] = field(repr=False)
    text: str = field(repr=False)
    _block_starts: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return sum(len(block.texts) for block in self.blocks)

    def passages(self, kinds: Container[Kind] | None = None) -> Iterator[Passage]:
        """Yield the passages in reading order, all or those of some kinds.

        Each is made as it is asked for: passing over a sheet's cells costs next to nothing.
        """
        for block, begin in zip(self.blocks, self._block_starts, strict=True):
            if kinds is not None and isinstance(block, Grid) and Kind.TABLE_CELL not in kinds:
                continue
            start = begin
            for index, text in enumerate(block.texts):
                if kinds is None or block.kind_of(index) in kinds:
                    yield block.passage(index, start, self.original.sha256)
                start += len(text) + 1

    def passage_at(self, offset: int) -> Passage:
        """Return the passage that character `offset` of the text stands in.

        The line break after a passage counts as its last character. Raises `ValueError` where the
        text is shorter than that.
        """
        if not 0 <= offset < len(self.text):
            raise ValueError(f"offset {offset} is outside a text of {len(self.text)}")
        number = bisect_right(self._block_starts, offset) - 1
        start = self._block_starts[number]
        block = self.blocks[number]
        for index, text in enumerate(block.texts):
            if offset <= start + len(text):
                return block.passage(index, start, self.original.sha256)
            start += len(text) + 1
        raise AssertionError("block starts and texts disagree")


def assemble(original: Original, blocks: Sequence[Block]) -> Document:
    """Put what a reader found into one text, and give every passage its place in it.

    Cost grows linearly with the text. Raises `ValueError` where two drafts claim one place.
    """
    settled = _settle_paragraph_numbers([block for block in blocks if block.texts])
    _check_places_are_unique(settled)
    joined = ["\n".join(block.texts) + "\n" for block in settled]
    starts = tuple(accumulate(map(len, joined), initial=0))[:-1]
    return Document(original, tuple(settled), "".join(joined), starts)


def _check_places_are_unique(blocks: Sequence[Block]) -> None:
    shorts = Counter(block.short for block in blocks if isinstance(block, Draft))
    twice = [short for short, count in shorts.items() if count > 1]
    if twice:
        raise ValueError(f"two passages at one place: {', '.join(twice[:3])}")


def _settle_paragraph_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Let a displayed number stand as the paragraph's place where it leads a person there.

    "4.12" does; "(a)" or "3" does only where no other paragraph of the file shows the same.
    """
    # Deleted and hidden words of a paragraph share its number and its count: one paragraph.
    shown = {
        (block.locator.number, block.locator.paragraph)
        for block in blocks
        if isinstance(block, Draft) and block.locator.number is not None
    }
    numbers: Counter[str | None] = Counter(number for number, _ in shown)
    return [
        _with_paragraph_number(block)
        if isinstance(block, Draft) and _leads_there(block.locator.number, numbers)
        else block
        for block in blocks
    ]


def _leads_there(number: str | None, numbers: Counter[str | None]) -> bool:
    if number is None:
        return False
    return numbers[number] == 1 or _SEVERAL_LEVELS.fullmatch(number) is not None


def _with_paragraph_number(draft: Draft) -> Draft:
    return replace(draft, locator=replace(draft.locator, paragraph=draft.locator.number))
