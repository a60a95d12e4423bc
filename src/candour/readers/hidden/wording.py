"""How places are said, and stretches made of what a container holds."""

from collections.abc import Iterator

from candour.core.leaks.stretch import Kind, Stretch


def label(where: str, text: str) -> Stretch:
    """Return a stretch of words run together: a name of a thing, an address."""
    return Stretch(where, text, Kind.LABEL)


def counted(where: str, texts: Iterator[str]) -> Iterator[Stretch]:
    """Yield texts as stretches, each with its number, where it says anything."""
    for n, text in enumerate(texts, 1):
        if text.strip():
            yield Stretch(f"{where} {n}", text)
