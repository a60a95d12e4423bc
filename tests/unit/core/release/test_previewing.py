"""A preview loses no word of a document, and marks what the maker would replace."""

from candour.actions.reading import FileRead, read_received
from candour.core.key.model import Edition
from candour.core.release.previewing import PassageSeen, previewed
from candour.core.release.retelling import retell
from tests.unit.core.release.test_replacing import replacer

PUBLIC = Edition(name="public")


def seen(name: str, text: str) -> tuple[FileRead, list[PassageSeen]]:
    (read,) = read_received(name, text.encode())
    assert isinstance(read, FileRead)
    return read, list(previewed(read.document, replacer(PUBLIC)))


def test_every_word_stands_in_its_place_and_the_counts_are_the_makers() -> None:
    text = "Kayleigh's flat was cold.\n\nReuben slept on 3 May 2021 beside Karen Brock."
    read, passages = seen("told.txt", text)
    words = "\n\n".join("".join(one.words for one in each.stretches) for each in passages)
    assert words == text
    marked = [(one.words, one.instead) for each in passages for one in each.stretches if one.what]
    assert ("Reuben", "Child R") in marked
    assert ("Karen Brock", "Friend") in marked
    retold = retell(read.document, replacer(PUBLIC))
    assert len(marked) == retold.counts.total()
    assert sum(len(words) for words, _ in marked) == retold.withheld.total()


def test_cells_of_a_row_stand_together() -> None:
    _, passages = seen("rows.csv", "Date,Event\n3 May 2021,Reuben seen.\n,Kaz rang.\n")
    rows = [one.row for one in passages]
    assert rows[0] == rows[1] != rows[2] == rows[3] != rows[4]
    assert all(rows)
