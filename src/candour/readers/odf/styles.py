"""What an OpenDocument file's styles say that a reader must know: hidden, quoted, numbered."""

from dataclasses import dataclass, field

from lxml import etree

from candour.readers.odf.names import name

_STYLE, _PARENT, _NAME = name("style:style"), name("style:parent-style-name"), name("style:name")
_DISPLAY_NAME = name("style:display-name")
_TEXT_PROPERTIES = name("style:text-properties")
_DEEPEST = 50
"""A chain of parent styles; office programs write fewer than ten, a loop never ends."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list shows its number; `form` is empty for a bullet."""

    form: str
    prefix: str = ""
    suffix: str = ""
    levels_shown: int = 1
    start: int = 1
    pattern: str | None = None
    """newer programs write the whole pattern: "%1%.%2%" """


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one file, by name."""

    hidden: frozenset[str] = field(repr=False)
    names: dict[str, str] = field(repr=False)
    lists: dict[str, dict[int, Level]] = field(repr=False)
    list_of_style: dict[str, str] = field(repr=False)
    outline: dict[int, Level] = field(repr=False)
    _parents: dict[str, str] = field(repr=False)

    def chain(self, style: str | None) -> list[str]:
        """Return a style's display name and its parents', nearest first, in small letters."""
        found: list[str] = []
        while style is not None and len(found) < _DEEPEST:
            found.append(self.names.get(style, style).lower())
            style = self._parents.get(style)
        return found

    def is_hidden(self, style: str | None) -> bool:
        """Say whether a style, or one that it rests on, hides its text."""
        for _ in range(_DEEPEST):
            if style is None:
                return False
            if style in self.hidden:
                return True
            style = self._parents.get(style)
        return False


def read_styles(*trees: etree._Element) -> Styles:
    """Gather the styles of the parts given (styles.xml first, so that content.xml wins)."""
    styles = Styles(frozenset(), {}, {}, {}, {}, {})
    hidden: set[str] = set()
    for tree in trees:
        for element in tree.iter(_STYLE):
            _note_style(element, styles, hidden)
        for element in tree.iter(name("text:list-style")):
            styles.lists[element.get(_NAME, "")] = _levels(element)
        for element in tree.iter(name("text:outline-style")):
            styles.outline.update(_levels(element))
    return Styles(
        frozenset(hidden), styles.names, styles.lists, styles.list_of_style, styles.outline,
        styles._parents,
    )  # fmt: skip


def _note_style(element: etree._Element, styles: Styles, hidden: set[str]) -> None:
    called = element.get(_NAME, "")
    styles.names[called] = element.get(_DISPLAY_NAME) or called.replace("_20_", " ")
    if parent := element.get(_PARENT):
        styles._parents[called] = parent
    if list_style := element.get(name("style:list-style-name")):
        styles.list_of_style[called] = list_style
    properties = element.find(_TEXT_PROPERTIES)
    if properties is not None and properties.get(name("text:display")) == "none":
        hidden.add(called)


def _levels(element: etree._Element) -> dict[int, Level]:
    return {int(level.get(name("text:level"), "1")): _level(level) for level in element}


def _level(element: etree._Element) -> Level:
    shown = element.get(name("text:display-levels"), "1")
    start = element.get(name("text:start-value"), "1")
    return Level(
        form=element.get(name("style:num-format"), ""),
        prefix=element.get(name("style:num-prefix"), ""),
        suffix=element.get(name("style:num-suffix"), ""),
        levels_shown=int(shown) if shown.isdecimal() else 1,
        start=int(start) if start.isdecimal() else 1,
        pattern=element.get(name("style:num-list-format")),
    )
