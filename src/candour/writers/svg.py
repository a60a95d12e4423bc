"""SVG that stands alone or inside a page: looks are attributes; nothing is fetched or runs."""

from collections.abc import Iterable
from html import escape

from candour.writers.guards import storable

INK, LIGHT_INK, PAPER = "#1a1a1a", "#505050", "#ffffff"
FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Return an element; `_` in an attribute's name stands for `-`, and None leaves it out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    held = "".join(inside)
    return f"<{name}{said}>{held}</{name}>" if held else f"<{name}{said}/>"


def words(text: str, x: float, y: float, size: float, **looks: str | float | None) -> str:
    """Return a line of words on the baseline `y`."""
    return element("text", inner(text), x=x, y=y, font_size=size, **looks)


def inner(text: str) -> str:
    """Return words as they may stand inside an element."""
    return escape(storable(text), quote=False)


def outline(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Return a path through points."""
    path = "L".join(f"{_value(x)} {_value(y)}" for x, y in points)
    return f"M{path}{'z' if closed else ''}"


def picture(parts: Iterable[str], width: float, height: float, title: str, description: str) -> str:
    """Return a whole picture, named and described for who cannot see it."""
    size: dict[str, str | float | None] = {
        "width": width,
        "height": height,
        "viewBox": f"0 0 {_value(width)} {_value(height)}",
    }
    return element(
        "svg",
        element("title", inner(title)),
        element("desc", inner(description)),
        element("rect", width="100%", height="100%", fill=PAPER),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        role="group",
        font_family=FONT,
        fill=INK,
        **size,
    )


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(storable(value))
    return f"{value:.1f}".removesuffix(".0")
