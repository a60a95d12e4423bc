"""One page as it is read: upright, its words parted into seen, hidden and turned ones."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import pypdfium2  # type: ignore[import-untyped]

from candour.readers.pdf import pdfium
from candour.readers.pdf.drawn import Box, Drawn, Rule, drawn_on
from candour.readers.pdf.layer import Run, Style, TextLayer, Word
from candour.readers.pdf.turned import Turned, turned_box, turned_drawing, turned_word
from candour.readers.pdf.words import Fonts, object_at, split_at_rules, words_of

_TINY = 1.5
_OFF_PAGE = 2.0
_SAME_COLOUR = 12
_MOST_BOXES = 300
_PICTURE_OF_A_PAGE = 0.5


@dataclass(slots=True)
class PageContent:
    """One page: across and down are as a reader holds it, whatever way the file turns it."""

    number: int
    width: float
    height: float
    words: list[Word] = field(repr=False)
    hidden: list[Word] = field(repr=False)
    """words that nobody sees: white on white, under a box, off the page, tiny"""
    turned: list[Turned] = field(repr=False)
    """words set another way than the page's others"""
    drawn: Drawn = field(repr=False)
    runs: list[Run] | None = field(default=None, repr=False)
    """the words that are seen, as they were gathered in passing"""
    ocr: bool = False
    """the words are an invisible layer over a picture: somebody's machine read them"""
    unmapped: int = 0
    top: float = 0.0
    """the file's own height of the page's upper edge"""
    turn: int = 0
    frame: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def has_text(self) -> bool:
        """Say whether the page has a text layer at all."""
        return bool(self.words or self.hidden or self.turned)

    def upright(self, area: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return an area that counts from the file's upper left corner as the page is read."""
        return turned_box(area, self.turn, self.frame)


def load_page(page: pypdfium2.PdfPage, number: int, fonts: Fonts) -> PageContent:
    """Read one page's words and rules. Cost grows linearly with its characters and objects."""
    left, bottom, right, top = page.get_cropbox(fallback_ok=True) or (0.0, 0.0, 612.0, 792.0)
    text = page.get_textpage()
    try:
        layer = words_of(text, top, fonts)
        drawn = drawn_on(pdfium.address_of(page.raw), right - left, top)
        places = list(_cut_by_rules(layer.words, drawn.down)) if drawn.down else []
        if drawn.fills:
            places += _cut_by_boxes(layer, drawn)
        if places:
            split_at_rules(text, layer, places, top, fonts)
        box = (left, 0.0, right, top - bottom)
        content = _upright(number, box, layer, drawn)
        _part(content, layer, text)
    finally:
        text.close()
    content.top = top
    return content


def _alike(one: tuple[int, int, int], two: tuple[int, int, int]) -> bool:
    """Say whether nobody can tell two colours apart."""
    return all(abs(a - b) <= _SAME_COLOUR for a, b in zip(one, two, strict=True))


def _hiding_boxes(layer: TextLayer, drawn: Drawn) -> list[Box]:
    """Return the filled areas that can hide words: drawn after some, or of the colour of some."""
    first = min(drawn.text_order.values(), default=0)
    colours = {style.colour for style in layer.styles}
    return [
        box
        for box in drawn.fills
        if box.order > first or any(_alike(box.colour, colour) for colour in colours)
    ]


def _cut_by_boxes(layer: TextLayer, drawn: Drawn) -> Iterable[tuple[int, float, bool]]:
    """Yield where the edge of a box that hides part of a word runs through it."""
    boxes = _hiding_boxes(layer, drawn)
    if len(boxes) > _MOST_BOXES:
        return
    for number, word in enumerate(layer.words):
        if len(word.text) == 1 or word.style.turn:
            continue
        middle = (word.top + word.bottom) / 2
        for box in boxes:
            if not box.top <= middle <= box.bottom:
                continue
            for edge in (box.x0, box.x1):
                if word.x0 + 1.5 < edge < word.x1 - 1.5:
                    yield number, edge, True


def _cut_by_rules(words: Sequence[Word], down: Iterable[Rule]) -> Iterable[tuple[int, float, bool]]:
    rules = sorted(down)
    places = [rule.at for rule in rules]
    for number, word in enumerate(words):
        if word.style.turn or len(word.text) == 1:
            continue
        first = bisect_left(places, word.x0 + 1.5)
        middle = (word.top + word.bottom) / 2
        for rule in rules[first:]:
            if rule.at >= word.x1 - 1.5:
                break
            if rule.start <= middle <= rule.end:
                yield number, rule.at, False
                break


def _upright(
    number: int, box: tuple[float, float, float, float], layer: TextLayer, drawn: Drawn
) -> PageContent:
    """Turn a page so that most of its words run from left to right."""
    x0, top, x1, bottom = box
    turn = _usual_turn(layer)
    if turn or x0:
        layer.words = [turned_word(word, turn, box) for word in layer.words]
        layer.runs = None
        drawn = turned_drawing(drawn, turn, box)
    wide, tall = x1 - x0, bottom - top
    if turn % 2:
        wide, tall = tall, wide
    return PageContent(
        number, wide, tall, [], [], [], drawn,
        unmapped=layer.unmapped, turn=turn, frame=box,
    )  # fmt: skip


def _usual_turn(layer: TextLayer) -> int:
    turns = {style.turn for style in layer.styles}
    if len(turns) == 1:
        return max(turns.pop(), 0)
    ways: Counter[int] = Counter()
    for word in layer.words:
        ways[word.style.turn] += len(word.text)
    ways.pop(-1, None)
    return ways.most_common(1)[0][0] if ways else 0


def _part(page: PageContent, layer: TextLayer, text: pypdfium2.PdfTextPage) -> None:
    """Part a page's words into those a reader sees, those hidden, and those turned."""
    words = layer.words
    if not words:
        return
    unseen = _Unseen(page, layer)
    if not unseen.possible and all(
        style.turn == page.turn and not _may_be_unseen(style) for style in layer.styles
    ):
        page.words, page.runs = words, layer.runs
        unseen.off_page()
        return
    order = page.drawn.text_order
    drawn_at = [order.get(object_at(text, start), 0) for start in layer.starts]
    page.ocr = unseen.is_ocr_layer(words, drawn_at)
    turned: dict[int, list[Word]] = {}
    for word, at in zip(words, drawn_at, strict=True):
        if not page.ocr and unseen.hides(word, at):
            page.hidden.append(word)
        elif word.style.turn == page.turn:
            page.words.append(word)
        else:
            turned.setdefault(word.style.turn, []).append(word)
    box = (0.0, 0.0, page.width, page.height)
    for way, found in turned.items():
        page.turned.append(Turned((way - page.turn) % 4 if way >= 0 else 0, box, found))


def _may_be_unseen(style: Style) -> bool:
    return style.invisible or style.pale or style.size < _TINY


class _Unseen:
    """Tells which words of a page nobody sees."""

    def __init__(self, page: PageContent, layer: TextLayer) -> None:
        self.page = page
        drawn = page.drawn
        self.covers = _hiding_boxes(layer, drawn) if drawn.fills else []
        self.pictures = [
            box
            for box in drawn.pictures
            if _area(box) >= _PICTURE_OF_A_PAGE * page.width * page.height
        ]
        self.possible = bool(self.covers or drawn.pictures)

    def off_page(self) -> None:
        """Take words off the page out of those that are seen."""
        page = self.page
        lefts, tops, rights, bottoms = (map(itemgetter(edge), page.words) for edge in range(4))
        if (
            min(rights) >= -_OFF_PAGE and min(bottoms) >= -_OFF_PAGE
            and max(lefts) <= page.width + _OFF_PAGE and max(tops) <= page.height + _OFF_PAGE
        ):  # fmt: skip
            return
        page.hidden += [word for word in page.words if self._is_off(word)]
        page.words = [word for word in page.words if not self._is_off(word)]
        page.runs = None

    def is_ocr_layer(self, words: Sequence[Word], drawn_at: Sequence[int]) -> bool:
        """Say whether most words are an invisible layer over a picture of the page."""
        if not self.pictures:
            return False
        under = sum(
            len(word.text)
            for word, at in zip(words, drawn_at, strict=True)
            if word.style.invisible or self._is_under_picture(word, at)
        )
        return under > 0.5 * sum(len(word.text) for word in words)

    def _is_under_picture(self, word: Word, at: int) -> bool:
        return any(box.order > at and box.covers(*word[:4]) for box in self.pictures)

    def _is_off(self, word: Word) -> bool:
        page = self.page
        return (
            word.x1 < -_OFF_PAGE
            or word.bottom < -_OFF_PAGE
            or word.x0 > page.width + _OFF_PAGE
            or word.top > page.height + _OFF_PAGE
        )

    def hides(self, word: Word, at: int) -> bool:
        """Say whether nobody sees a word that is drawn at this place in the page's order."""
        style = word.style
        if style.invisible or style.size < _TINY or self._is_off(word):
            return True
        box = word[:4]
        over = [cover for cover in self.covers if cover.covers(*box)]
        if any(cover.order > at for cover in over):
            return True
        drawn = self.page.drawn
        if any(_alike(cover.colour, style.colour) for cover in over) and not style.pale:
            # Black on black: unless something of another colour was painted between them.
            under = [area for area in drawn.fills if area.order < at and area.covers(*box)]
            return _alike(max(under, key=lambda area: area.order).colour, style.colour)
        return style.pale and not any(
            not area.white and area.order < at and area.covers(*box)
            for area in (*drawn.grounds, *drawn.pictures)
        )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
