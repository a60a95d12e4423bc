"""Write a comparison in the format that the file's ending names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from candour.core.comparison.versions import are_versions, kept_share
from candour.errors import CandourError
from candour.writers.comparison.html import write_html
from candour.writers.comparison.model import ComparedAccounts
from candour.writers.comparison.tables import brief_page, page_of
from candour.writers.page.html import write_html as write_page
from candour.writers.placing import put_in_place

_BRIEF = (".html", ".docx")
_ENDINGS = (".html", ".docx", ".jsonl")


@dataclass(frozen=True, slots=True)
class NotVersions:
    """The share of the shorter account's statements that both hold: too few for one document."""

    share: float

    @property
    def said(self) -> str:
        """Why there are no tracked changes."""
        return (
            f"these are not two versions of one document ({self.share:.0%} of the shorter one’s "
            "statements are kept): they stand side by side in a table, without tracked changes"
        )


def check_ending(path: Path, *, is_brief: bool = False) -> None:
    """Raise `CandourError` for a file whose ending names no format: before the work, not after."""
    endings = _BRIEF if is_brief else _ENDINGS
    if path.suffix.lower() not in endings:
        raise CandourError(
            f"no {'summary of differences' if is_brief else 'comparison'} is written as "
            f"“{path.suffix or path.name}”",
            expected=f"a file that ends in {' or '.join(endings)}",
            next_step=".html lays both side by side, .docx tracks changes, .jsonl is for programs",
        )


def write_comparison(
    compared: ComparedAccounts,
    path: Path,
    lines: Callable[[], Iterable[str]],
    *,
    is_brief: bool = False,
) -> NotVersions | None:
    """Write a comparison, whole or not at all; say where it could not be tracked changes.

    Raises `CandourError`.
    """
    check_ending(path, is_brief=is_brief)
    ending = path.suffix.lower()
    refused: NotVersions | None = None
    if ending == ".docx" and not is_brief and not are_versions(compared.differences):
        refused = NotVersions(kept_share(compared.differences))

    def write(place: Path) -> None:
        if ending == ".jsonl":
            text = "".join(f"{line}\n" for line in lines())
            place.write_text(text, encoding="utf-8", newline="\n")
        elif ending == ".html" and is_brief:
            write_page(brief_page(compared), place)
        elif ending == ".html":
            write_html(compared, place)
        else:
            _write_word(compared, place, is_brief=is_brief, refused=refused)

    put_in_place(write, path)
    return refused


def _write_word(
    compared: ComparedAccounts, place: Path, *, is_brief: bool, refused: NotVersions | None
) -> None:
    # Word's library takes its time to load: only who writes Word waits for it.
    if is_brief or refused is not None:
        said = "" if refused is None else f"{refused.said[0].upper()}{refused.said[1:]}."
        page = brief_page(compared) if is_brief else page_of(compared, remark=said)
        import_module("candour.writers.page.docx").write_docx(page, place)
    else:
        import_module("candour.writers.comparison.tracked").write_tracked(compared, place)
