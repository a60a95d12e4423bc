"""The seam: bytes and limits in, a document or one clear refusal out."""

import pickle
from typing import NoReturn

import pytest

from candour.core.documents.block import Draft
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.errors import CandourError, DamagedFile, LimitPassed, RefusedFile, UnknownFormat
from candour.readers import boundary
from candour.readers.limits import Limits
from candour.readers.reading import Reader, Reading

SECRET = "Zephyrine"


def reader_that(read: object, sure: float = 1.0, ending: str = ".odd") -> Reader:
    return Reader("odd", "Odd file (.odd)", (ending,), lambda *_: sure, read)  # type: ignore[arg-type]


def use(monkeypatch: pytest.MonkeyPatch, *known: Reader) -> None:
    monkeypatch.setattr(boundary, "readers", lambda: list(known))


def one_paragraph(data: bytes, _: Limits) -> Reading:
    return Reading((Draft("p1", Locator(paragraph=1), Kind.PARAGRAPH, data.decode()),))


def test_bytes_become_a_document_and_its_report(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, reader_that(one_paragraph))
    received = boundary.read_original(b"Words.", "a.odd")
    assert received.document.text == "Words.\n"
    report = received.report
    assert (report.file, report.read, report.warnings) == ("a.odd", 1, ())


def test_the_surest_reader_wins_and_the_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    low, first, second = (reader_that(one_paragraph, sure) for sure in (0.2, 0.9, 0.9))
    use(monkeypatch, low, first, second)
    assert boundary.choose_reader(b"x", "a") is first


def test_a_file_named_as_another_format_is_read_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, reader_that(one_paragraph), reader_that(one_paragraph, 0.1, ".docx"))
    received = boundary.read_original(b"x", "a.docx")
    assert received.report.warnings == ("named .docx, but it is: Odd file (.odd); read as that",)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="0 bytes"):
        boundary.read_original(b"", "a.docx")


def test_what_no_reader_knows_is_refused_with_what_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, reader_that(one_paragraph, 0))
    with pytest.raises(UnknownFormat, match="expected one of: Odd file"):
        boundary.read_original(b"\x00\x01", "a.bin")


def test_a_file_over_the_limit_is_refused_before_any_reader_sees_it() -> None:
    with pytest.raises(LimitPassed, match="expected at most 3"):
        boundary.read_original(b"four", "a.odd", Limits(file_bytes=3))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(cells=1), "2 cells and paragraphs; expected at most 1"),
        (Limits(cell_characters=3), "a cell or paragraph of 4 characters; expected at most 3"),
    ],
)
def test_what_a_reader_hands_back_is_held_to_the_limits(
    monkeypatch: pytest.MonkeyPatch, limits: Limits, said: str
) -> None:
    def two(*_: object) -> Reading:
        return Reading(
            tuple(
                Draft(f"p{n}", Locator(paragraph=n), Kind.PARAGRAPH, text)
                for n, text in enumerate(("a", "four"), start=1)
            )
        )

    use(monkeypatch, reader_that(two))
    with pytest.raises(LimitPassed, match=said):
        boundary.read_original(b"x", "a.odd", limits)


@pytest.mark.parametrize("raised", [ValueError, RecursionError, MemoryError, BaseException])
def test_whatever_a_reader_raises_becomes_one_line_without_its_words(
    monkeypatch: pytest.MonkeyPatch, raised: type[BaseException]
) -> None:
    def fail(*_: object) -> NoReturn:
        raise raised(SECRET)

    use(monkeypatch, reader_that(fail))
    with pytest.raises(DamagedFile) as refusal:
        boundary.read_original(b"x", "a.odd")
    assert raised.__name__ in str(refusal.value)
    assert SECRET not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_cancelling_is_not_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def cancel(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    use(monkeypatch, reader_that(cancel))
    with pytest.raises(KeyboardInterrupt):
        boundary.read_original(b"x", "a.odd")


def test_a_refusal_can_be_handed_from_one_process_to_another() -> None:
    refusal: CandourError = DamagedFile("broken", where="page 2", next_step="ask again")
    again = pickle.loads(pickle.dumps(refusal))
    assert isinstance(again, RefusedFile)
    assert str(again) == "page 2: broken; ask again"
