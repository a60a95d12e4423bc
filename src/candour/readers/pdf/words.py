"""The words of a page: characters without white space between them, their box, their style."""

import ctypes as c
import math
from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from re import compile as pattern

import pypdfium2  # type: ignore[import-untyped]

from candour.readers.pdf import pdfium
from candour.readers.pdf.layer import BACK, WIDE_GAP, Box, Run, Style, TextLayer, Word

LINE_HYPHENS = "\ufffe\x02"
"""what PDFium writes for a hyphen at a line's end, where the word goes on in the next line"""
_WORD = pattern(rf"[^\s{LINE_HYPHENS}]+[{LINE_HYPHENS}]?|[{LINE_HYPHENS}]")
_LINE = pattern(r"[^\s][^\r\n]*(?<=\S)|\S")
_NOTE_INSIDE = pattern(r"[^\W\d_][.”’\"')]*\d{1,3}[.,;:)]")
_BOLD_NAME = pattern(r"(?i)bold|black|heavy|semibd|demi")
_ITALIC_NAME = pattern(r"(?i)italic|oblique")
_FORCED_BOLD, _ITALIC_BIT = 1 << 18, 1 << 6
_INVISIBLE = 3
_ALMOST_WHITE = 245
_SMALLER = 0.82
_LEAST_GAP = 0.4
_LONG = 16
_ALL_LETTERS = pattern(rf"[^\W\d_]{{{_LONG},}}")
_SQUEEZED = 0.09
"""of the size: the narrowest gap between two words"""
_SPREAD = 1.2
"""of a line's height a character: a word as wide as that is two cells' characters"""
_APART = 0.6


class Fonts:
    """What is known of the fonts met so far, by their address; of one document."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}

    def look(self, text: int, index: int, font: int) -> tuple[bool, bool]:
        """Return whether a font is bold, and whether it is italic."""
        found = self.known.get(font)
        if found is None:
            name, flags = c.create_string_buffer(256), c.c_int()
            pdfium.font_info(text, index, c.addressof(name), 256, c.addressof(flags))
            said = name.value.decode("latin-1")
            bold = bool(_BOLD_NAME.search(said)) or bool(flags.value & _FORCED_BOLD)
            italic = bool(_ITALIC_NAME.search(said)) or bool(flags.value & _ITALIC_BIT)
            found = self.known[font] = (bold, italic)
        return found


class _Reader:
    """Reads the words of one page; holds the buffers that C writes into."""

    def __init__(self, page: pypdfium2.PdfTextPage, height: float, fonts: Fonts) -> None:
        self.text = pdfium.address_of(page.raw)
        self.height = height
        self.fonts = fonts
        self.styles: dict[int, Style] = {}
        self.matrix = (c.c_float * 6)()
        self.matrix_at = c.addressof(self.matrix)
        self.matrix_bytes = memoryview(self.matrix).cast("B")
        self.colour = (c.c_uint * 4)()
        self.colour_at = c.addressof(self.colour)
        self.one = (c.c_float * 4)()

    def style(self, index: int, of: int) -> Style:
        found = self.styles.get(of)
        if found is None:
            found = self.styles[of] = self._new_style(index, of)
        return found

    def _new_style(self, index: int, of: int) -> Style:
        text, at = self.text, self.colour_at
        turned = pdfium.matrix_at(text, index, self.matrix_at)
        seen = pdfium.fill_colour(text, index, at, at + 4, at + 8, at + 12)
        font, size = pdfium.font_of(of) or 0, pdfium.font_size(text, index)
        mode = pdfium.render_mode(of)
        # The bytes are compared, not the numbers: most text objects look like one before.
        key = (
            font, size, mode,
            bytes(self.matrix_bytes[:16]) if turned else b"",
            bytes(self.colour) if seen else b"",
        )  # fmt: skip
        found = self.fonts.styles.get(key)
        if found is None:
            found = self.fonts.styles[key] = self._style_of(index, font, (size, mode), key)
        return found

    def _style_of(
        self, index: int, font: int, numbers: tuple[float, int], key: tuple[object, ...]
    ) -> Style:
        size, mode = numbers
        a, b, slant, d = self.matrix[:4] if key[3] else (1.0, 0.0, 0.0, 1.0)
        red, green, blue, alpha = self.colour if key[4] else (0, 0, 0, 255)
        bold, italic = self.fonts.look(self.text, index, font)
        return Style(
            size=round(abs(size) * math.hypot(slant, d), 2),
            bold=bold,
            italic=italic,
            invisible=mode == _INVISIBLE or alpha == 0,
            pale=min(red, green, blue) >= _ALMOST_WHITE,
            turn=_quarter_turns(a, b),
            colour=(red, green, blue),
        )

    def piece(self, said: str, start: int, begun: int, boxes: Sequence[Box]) -> Word:
        """Return the part of a word that begins at its character `begun` and has these boxes."""
        first = start + begun
        style = self.style(first, pdfium.text_object(self.text, first) or 0)
        x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
        around = (min(x0s), min(tops), max(x1s), max(bottoms))
        return _word(around, said[begun : begun + len(boxes)], style, glued=begun > 0)

    def box(self, index: int) -> Box:
        pdfium.loose_box(self.text, index, c.addressof(self.one))
        left, top, right, bottom = self.one
        return left, self.height - top, right, self.height - bottom


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def words_of(page: pypdfium2.PdfTextPage, height: float, fonts: Fonts) -> TextLayer:
    """Return every word of the page: each character that is no white space is in exactly one."""
    layer = TextLayer()
    reader = _Reader(page, height, fonts)
    text = _text_of(page, reader.text, layer)
    for line in _LINE.finditer(text):
        start, end = line.span()
        spans = _word_spans(text, start, end)
        first, runs = len(layer.words), len(layer.runs or ())
        _words_between(reader, layer, text, spans)
        if max(map(_length, spans)) >= _LONG and _ALL_LETTERS.search(text, start, end):
            _part_joined(reader, layer, first)
            if layer.runs is not None:
                layer.runs[runs:] = [Run(layer.words[first:], None)]
    layer.styles = list(reader.styles.values())
    return layer


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _words_between(
    reader: _Reader, layer: TextLayer, text: str, spans: Sequence[tuple[int, int]]
) -> None:
    """Add the words of a line; stretches that one text object makes up go the short way.

    Within one text object neither size nor height nor style can change.
    """
    page, first = reader.text, 0
    start = spans[0][0]
    if pdfium.count_rects(page, start, spans[-1][1] - start) <= 1:
        style = reader.style(start, pdfium.text_object(page, start) or 0)
        if style.turn == 0:
            _plain_words(reader, layer, text, (spans, style))
        else:
            _mixed_words(reader, layer, text, spans)
        return
    objects = [pdfium.text_object(page, start) for start, _ in spans]
    for index in range(1, len(spans) + 1):
        if index == len(spans) or objects[index] != objects[first]:
            _words_within(reader, layer, text, spans[first:index])
            first = index


def _words_within(
    reader: _Reader, layer: TextLayer, text: str, spans: Sequence[tuple[int, int]]
) -> None:
    """Add words that begin in one text object, and end there too unless a note's mark hangs on."""
    start, end = spans[0][0], spans[-1][1]
    style = reader.style(start, pdfium.text_object(reader.text, start) or 0)
    if style.turn == 0 and pdfium.count_rects(reader.text, start, end - start) <= 1:
        _plain_words(reader, layer, text, (spans, style))
    else:
        _mixed_words(reader, layer, text, spans)


def _word_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of a line begin and end."""
    line = text[start:end]
    words = line.split(" ")
    if "" in words or not line.isprintable():  # other white space, hyphens of a line's end
        return [found.span() for found in _WORD.finditer(text, start, end)]
    spans = []
    for word in words:
        end = start + len(word)
        spans.append((start, end))
        start = end + 1
    return spans


def _plain_words(
    reader: _Reader, layer: TextLayer, text: str, part: tuple[Sequence[tuple[int, int]], Style]
) -> None:
    """Add words that lie on one line in one style: only their left and right edges are asked for.

    Nine words in ten of a report go through here: every step counts.
    """
    spans, style = part
    boxes = _end_boxes(reader.text, spans)
    top, bottom = _sane_height(reader.height - boxes[1], reader.height - boxes[3], style)
    lefts, rights = boxes[0::8], boxes[6::8]
    if min(map(sub, rights, lefts)) < 0:  # set from right to left
        lefts, rights = list(map(min, lefts, rights)), list(map(max, lefts, rights))
    new = tuple.__new__
    words = [
        new(Word, (x0, top, x1, bottom, text[start:end], style, False))
        for x0, x1, (start, end) in zip(lefts, rights, spans, strict=True)
    ]
    layer.words += words
    layer.starts += [span[0] for span in spans]
    if layer.runs is not None:
        nearest, furthest = -BACK * (bottom - top), WIDE_GAP * (bottom - top)
        gaps = list(map(sub, lefts[1:], rights))
        if not gaps or (min(gaps) >= nearest and max(gaps) <= furthest):
            layer.runs.append(Run(words, (words[0][0], top, max(rights), bottom)))
            return
        cuts = [n for n, gap in enumerate(gaps, start=1) if not nearest <= gap <= furthest]
        for first, last in pairwise([0, *cuts, len(words)]):
            run = words[first:last]
            layer.runs.append(Run(run, (run[0][0], top, max(rights[first:last]), bottom)))


def _mixed_words(
    reader: _Reader, layer: TextLayer, text: str, spans: Sequence[tuple[int, int]]
) -> None:
    """Add words of a line that several text objects make up, parted where their size changes."""
    boxes = _end_boxes(reader.text, spans)
    height, before = reader.height, len(layer.words)
    at = -8
    for start, end in spans:
        at += 8
        style = reader.style(start, pdfium.text_object(reader.text, start) or 0)
        left, top, right, bottom = boxes[at : at + 4]
        said = text[start:end]
        if end - start > 1:
            _, last_top, last_right, last_bottom = boxes[at + 4 : at + 8]
            tall, last_tall = top - bottom, last_top - last_bottom
            same = _SMALLER * tall <= last_tall and _SMALLER * last_tall <= tall
            spread = last_right - left > _SPREAD * tall * len(said)
            if not same or spread or style.turn or _NOTE_INSIDE.search(said):
                _apart(reader, layer, said, start)
                continue
            right = last_right
        layer.words.append(_word((left, height - top, right, height - bottom), said, style))
        layer.starts.append(start)
    if layer.runs is not None:
        layer.runs.append(Run(layer.words[before:], None))


def _part_joined(reader: _Reader, layer: TextLayer, first: int) -> None:
    """Part words that are set with hardly a gap between them, in a line that shows one such.

    PDFium takes the gap in a squeezed line ("Asuitablyqualified") for none. Between the letters of
    one word there is no gap at all, or the same one everywhere where it is set wide.
    """
    words, starts = layer.words[first:], layer.starts[first:]
    del layer.words[first:], layer.starts[first:]
    for word, start in zip(words, starts, strict=True):
        boxes = [reader.box(start + n) for n in range(len(word.text))]
        gaps = [right[0] - left[2] for left, right in pairwise(boxes)]
        least = _SQUEEZED * word.style.size
        cuts = [n + 1 for n, gap in enumerate(gaps) if gap > least]
        if not cuts or word.style.turn or sorted(gaps)[len(gaps) // 2] > least / 3:
            layer.words.append(word)
            layer.starts.append(start)
            continue
        for begun, end in pairwise([0, *cuts, len(boxes)]):
            piece = reader.piece(word.text, start, begun, boxes[begun:end])
            layer.words.append(piece._replace(glued=word.glued and not begun))
            layer.starts.append(start + begun)


def _sane_height(top: float, bottom: float, style: Style) -> tuple[float, float]:
    """Return a line's upper and lower edge; some fonts state an absurd height."""
    if style.turn or style.size <= 0 or 0.6 * style.size < bottom - top < 1.7 * style.size:
        return top, bottom
    middle = (top + bottom) / 2
    return middle - 0.6 * style.size, middle + 0.6 * style.size


def _word(box: Box, said: str, style: Style, glued: bool = False) -> Word:
    x0, top, x1, bottom = box
    top, bottom = _sane_height(top, bottom, style)
    return Word(min(x0, x1), top, max(x0, x1), bottom, said, style, glued)


def _apart(reader: _Reader, layer: TextLayer, said: str, start: int) -> None:
    """Part one word where its size changes: "report" and "12" above the line are two."""
    boxes = [reader.box(start + n) for n in range(len(said))]
    tallest = max(box[3] - box[1] for box in boxes)
    begun, gap_before = 0, False
    for n in range(1, len(said) + 1):
        apart = n < len(said) and boxes[n][0] - boxes[n - 1][2] > _APART * tallest
        if n == len(said) or apart or not _same_size(boxes[n - 1], boxes[n], tallest):
            word = reader.piece(said, start, begun, boxes[begun:n])
            layer.words.append(word._replace(glued=False) if gap_before else word)
            layer.starts.append(start + begun)
            begun, gap_before = n, apart


def _same_size(one: Box, two: Box, tallest: float) -> bool:
    return abs((one[3] - one[1]) - (two[3] - two[1])) < (1 - _SMALLER) * tallest


def _end_boxes(text: int, spans: Sequence[tuple[int, int]]) -> list[float]:
    """Return the boxes of each word's first and last character, eight numbers a word."""
    buffer = (c.c_float * (8 * len(spans)))()
    place = c.addressof(buffer)
    box = pdfium.loose_box
    for start, end in spans:
        box(text, start, place)
        box(text, end - 1, place + 16)
        place += 32
    return buffer[:]


def _text_of(page: pypdfium2.PdfTextPage, text: int, layer: TextLayer) -> str:
    """Return the page's characters, as many as PDFium counts."""
    count = page.count_chars()
    if count <= 0:
        return ""
    said: str = page.get_text_range()
    if len(said) == count and "\x00" not in said:
        return said
    # Glyphs without a character are left out of the range: then every character is asked for.
    codes = [pdfium.unicode_of(text, index) for index in range(count)]
    layer.unmapped = sum(code == 0 for code in codes)
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _are_apart(left: Box, right: Box, around: str) -> bool:
    """Say whether characters beside a rule belong to two cells, not to a word too long for one.

    Figures may stand as close as that in narrow columns; letters without any gap are one word.
    """
    return right[0] - left[2] >= _LEAST_GAP or around[:2].isdecimal()


def object_at(page: pypdfium2.PdfTextPage, start: int) -> int:
    """Return the address of the text object that a character belongs to."""
    return pdfium.text_object(pdfium.address_of(page.raw), start) or 0


def split_at_rules(
    page: pypdfium2.PdfTextPage, layer: TextLayer, places: Sequence[tuple[int, float, bool]],
    height: float, fonts: Fonts,
) -> None:  # fmt: skip
    """Part words that a rule down the page runs through: which, where, and whether in any case.

    Narrow columns leave no white space between one cell's last character and the next one's first;
    the edge of a box that hides part of a word parts it in any case.
    """
    reader = _Reader(page, height, fonts)
    for number, place, surely in sorted(places, reverse=True):
        word, start = layer.words[number], layer.starts[number]
        boxes = [reader.box(start + n) for n in range(len(word.text))]
        cut = sum((box[0] + box[2]) / 2 < place for box in boxes)
        if not 0 < cut < len(boxes):
            continue
        if surely or _are_apart(boxes[cut - 1], boxes[cut], word.text[cut - 1 :]):
            left = reader.piece(word.text, start, 0, boxes[:cut])
            right = reader.piece(word.text, start, cut, boxes[cut:])._replace(glued=False)
            layer.runs = None
            layer.words[number : number + 1] = [left, right]
            layer.starts[number : number + 1] = [start, start + cut]
