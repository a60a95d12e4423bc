"""The invented case is what its makers write, and its truth points at words that stand there."""

import csv
import email
import email.policy
import io
import json
import re
import zipfile
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from examples.make.build import MAKERS, Sources, build

EXAMPLES = Path(__file__).parents[2] / "examples"
TRUTH = EXAMPLES / "truth"
Row = dict[str, Any]


@cache
def built() -> tuple[dict[str, bytes], list[str]]:
    return build(Sources())


@cache
def rows(area: str) -> list[Row]:
    return [json.loads(line) for line in (TRUTH / f"{area}.jsonl").read_text("utf-8").splitlines()]


def file_bytes(name: str) -> bytes:
    return (EXAMPLES / "case" / name).read_bytes()


def passages(name: str) -> list[Row]:
    return [one for one in rows("passages") if one["file"] == name]


def spaced(text: str) -> str:
    return " ".join(text.replace("\u2011", "-").replace("\u00ad", "").split())


def key_of(row: Row) -> str:
    return json.dumps([row["file"], row["locator"]], sort_keys=True)


def test_every_agency_of_the_story_has_a_file() -> None:
    sent = (Path(name) for name in built()[0] if name.startswith("case/"))
    names = {path.name for path in sent if path.parent.name == "case"}
    assert names == {file for _, file, _ in MAKERS.values()} | {"returns.yaml"}


def test_the_makers_reproduce_the_tracked_files_byte_for_byte() -> None:
    differing = [
        name
        for name, content in built()[0].items()
        if not (EXAMPLES / name).exists() or (EXAMPLES / name).read_bytes() != content
    ]
    assert differing == [], "run `python -m examples.make` and look at what changed"


def test_a_second_run_writes_the_same_bytes() -> None:
    assert build(Sources())[0] == built()[0]


def test_entries_and_plan_agree() -> None:
    assert built()[1] == []


def test_places_in_the_truth_hold_the_words_they_say() -> None:
    texts: dict[str, list[str]] = {}
    for one in rows("passages"):
        texts.setdefault(key_of(one), []).append(one["text"])
    wrong, seen = [], 0
    for area in sorted(path.stem for path in TRUTH.glob("*.jsonl")):
        for place in places_in(rows(area) if area != "passages" else []):
            seen += 1
            held = texts.get(key_of(place), [])
            if not any(text[place["start"] : place["end"]] == place["text"] for text in held):
                wrong.append((area, place["file"], place["locator"]))
    assert wrong == []
    assert seen > 500


def places_in(value: Any) -> list[Row]:
    if isinstance(value, list):
        return [place for one in value for place in places_in(one)]
    if not isinstance(value, dict):
        return []
    inner = [place for one in value.values() for place in places_in(one)]
    return [*inner, value] if {"file", "locator", "start", "end", "text"} <= set(value) else inner


def test_every_entry_stands_at_its_row_and_every_row_is_its_own() -> None:
    entries = rows("entries")
    keys = [json.dumps([one["file"], one["locator"]], sort_keys=True) for one in entries]
    assert all(one["locator"] for one in entries)
    assert len(keys) == len(set(keys))


def xml_text(name: str, member: str) -> str:
    """The words of a package's member: what stands in text elements, tags taken out."""
    with zipfile.ZipFile(io.BytesIO(file_bytes(name))) as archive:
        xml = archive.read(member).decode("utf-8")
    xml = re.sub(
        r"<w:instrText[^>]*>[^<]*</w:instrText>|<w:delText[^>]*>[^<]*</w:delText>", "", xml
    )
    xml = re.sub(r"<w:softHyphen/>", "\u00ad", xml)
    xml = re.sub(r"<w:noBreakHyphen/>", "\u2011", xml)
    xml = re.sub(
        r"<(w:br|w:tab|text:line-break|text:tab|text:s)/>|</(w:p|text:p|text:h)>", " ", xml
    )
    return spaced(unescape(re.sub(r"<[^>]+>", "", xml)))


DOCX_MEMBERS = {
    "header": "member",
    "footer": "member",
    "footnote": "word/footnotes.xml",
    "endnote": "word/endnotes.xml",
    "comment": "word/comments.xml",
    "metadata": "docProps/core.xml",
}


@pytest.mark.parametrize("name", ["police.docx", "csc.docx"])
def test_words_stand_in_the_word_files(name: str) -> None:
    layered = {
        json.dumps({**one["locator"], "part": "body"})
        for one in passages(name)
        if one["locator"]["part"] in ("deleted", "hidden") and "row" not in one.get("role", [])
    }
    missing = []
    for one in passages(name):
        part = one["locator"]["part"]
        if part == "deleted" or json.dumps(one["locator"]) in layered:
            continue
        member = DOCX_MEMBERS.get(part, "word/document.xml")
        words = xml_text(name, one["member"] if member == "member" else member)
        if spaced(one["text"]) not in words:
            missing.append(one["locator"])
    assert missing == []


@pytest.mark.parametrize("name", ["police.docx", "csc.docx"])
def test_deleted_words_stand_in_the_word_files_as_deletions(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(file_bytes(name))) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    deleted = [unescape(one) for one in re.findall(r"<w:delText[^>]*>([^<]*)</w:delText>", xml)]
    told = [one["text"] for one in passages(name) if one["locator"]["part"] == "deleted"]
    assert sorted(map(spaced, deleted)) == sorted(map(spaced, told))


def test_words_stand_in_the_open_document_text() -> None:
    layered = {
        json.dumps({**one["locator"], "part": "body"})
        for one in passages("school.odt")
        if one["locator"]["part"] in ("deleted", "comment")
    }
    anchored = {json.dumps(one["anchor"]) for one in passages("school.odt") if one.get("anchor")}
    members = {"header": "styles.xml", "footer": "styles.xml", "metadata": "meta.xml"}
    missing = [
        one["locator"]
        for one in passages("school.odt")
        if json.dumps(one["locator"]) not in layered | anchored
        and spaced(one["text"])
        not in xml_text("school.odt", members.get(one["locator"]["part"], "content.xml"))
    ]
    assert missing == []


def shown(value: Any) -> str:
    """A cell's value as the truth writes it: dates year first."""
    if hasattr(value, "hour") and hasattr(value, "year"):
        whole_day = (value.hour, value.minute) == (0, 0)
        return str(value.strftime("%Y-%m-%d" if whole_day else "%Y-%m-%d %H:%M"))
    return str(value.strftime("%H:%M") if hasattr(value, "hour") else value)


def test_words_stand_in_the_workbook_at_their_cells() -> None:
    calculated = load_workbook(io.BytesIO(file_bytes("hospital.xlsx")), data_only=True)
    formulas = load_workbook(io.BytesIO(file_bytes("hospital.xlsx")))
    assert calculated.epoch.year == 1904
    wrong = []
    for one in passages("hospital.xlsx"):
        where = one["locator"]
        if where["part"] == "metadata":
            continue
        cell = formulas[where["sheet"]][where["cell"]]
        if where["part"] == "comment":
            stands = cell.comment is not None and cell.comment.text == one["text"]
        else:
            stored = formulas if "not_calculated" in one["flags"] else calculated
            stands = shown(stored[where["sheet"]][where["cell"]].value) == one["text"]
        if not stands:
            wrong.append(where)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("gp.csv", "cp1252", ","),
        ("nursery.csv", "utf-8-sig", ","),
        ("housing.tsv", "utf-16", "\t"),
    ],
)
def test_words_stand_in_the_delimited_files_at_their_cells(
    name: str, encoding: str, delimiter: str
) -> None:
    text = file_bytes(name).decode(encoding)
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    told = {
        (one["locator"]["row"], one["locator"]["column"]): one["text"] for one in passages(name)
    }
    found = {
        (row, column): cell
        for row, record in enumerate(records, 1)
        for column, cell in enumerate(record, 1)
        if cell
    }
    assert found == told
    lines = text.splitlines()
    for one in passages(name):
        if one["locator"]["column"] == 1:
            assert lines[one["locator"]["line"] - 1].lstrip('"')[:4] in one["text"].splitlines()[0]


@pytest.mark.parametrize("name", ["probation.txt", "domestic_abuse.md"])
def test_words_stand_in_the_text_files_at_their_lines(name: str) -> None:
    lines = file_bytes(name).decode("utf-8").splitlines()
    wrong = []
    for one in passages(name):
        at, written = one["locator"]["line"] - 1, one["text"].split("\n")
        found = lines[at : at + len(written)]
        plain = [line.replace("\\|", "|") for line in found]
        if not all(words in line for words, line in zip(written, plain, strict=True)):
            wrong.append(one["locator"])
    assert wrong == []


def test_words_stand_in_the_web_page() -> None:
    page = (
        file_bytes("ambulance.html")
        .decode("utf-8")
        .replace("<br>", " ")
        .replace("<!-- ", "")
        .replace(" -->", "")
    )
    words = spaced(unescape(re.sub(r"<[^>]+>", "", page)))
    assert [
        one["locator"] for one in passages("ambulance.html") if spaced(one["text"]) not in words
    ] == []


def test_words_stand_in_the_mail_and_its_attachment() -> None:
    mail = email.message_from_bytes(file_bytes("legal.eml"), policy=email.policy.default)
    body, attachment = (part.get_content() for part in mail.iter_parts())
    headers = file_bytes("legal.eml").decode("utf-8").split("\r\n\r\n")[0]
    where = {"body": body, "attachment": attachment, "metadata": headers + "\nfile-notes.txt"}
    missing = [
        one["locator"]
        for one in passages("legal.eml")
        if spaced(one["text"]) not in spaced(where[one["locator"]["part"]])
    ]
    assert missing == []


def test_the_printout_has_rows_over_page_breaks() -> None:
    assert any("over_page_break" in one.get("role", []) for one in passages("health_visiting.pdf"))


def test_the_traps_of_word_are_there() -> None:
    parts = {one["locator"]["part"] for one in passages("police.docx")}
    flags = {flag for one in passages("police.docx") for flag in one["flags"]}
    assert parts >= {
        "header",
        "footer",
        "footnote",
        "endnote",
        "comment",
        "textbox",
        "deleted",
        "hidden",
    }
    roles = {role for one in passages("police.docx") for role in one.get("role", ())}
    assert flags >= {"merged", "inserted", "deleted", "hidden"}
    assert roles >= {"banner", "header", "typed_again"}
    assert any("nested" in one for one in passages("police.docx"))
    xml = zipfile.ZipFile(io.BytesIO(file_bytes("police.docx"))).read("word/document.xml").decode()
    for tag in (
        "w:smartTag",
        "w:sdt",
        "w:softHyphen",
        "w:noBreakHyphen",
        "w:tab/",
        "w:br/",
        "w:hyperlink",
        "w:fldChar",
        "w:vMerge",
        "w:gridSpan",
        "w:tblHeader",
    ):
        assert f"<{tag}" in xml or tag in ("w:fldChar",), tag


def test_one_command_makes_everything_that_stands_in_the_folders() -> None:
    there = {
        path.relative_to(EXAMPLES).as_posix()
        for folder in ("case", "truth")
        for path in (EXAMPLES / folder).rglob("*")
        if path.is_file()
    }
    assert there == set(built()[0])
    assert {"accounts", "edition"} <= {Path(name).parent.name for name in there}


def test_dates_of_the_workbook_are_written_as_their_cells_have_them() -> None:
    told = [one for one in rows("dates") if one["file"] == "hospital.xlsx" and one["at"]]
    for one in told:
        pieces = [place["text"] for place in (one["at"], one["time_at"]) if place]
        assert one["date"]["written"] == " ".join(pieces), one["entry"]
    assert any(" " in one["date"]["written"] for one in told)


def test_an_event_of_an_entry_is_one_that_another_entry_bears_too() -> None:
    borne = Counter(one["event"] for one in rows("entries") if one["event"])
    assert min(borne.values()) > 1
    assert borne.keys() <= {one["event"] for one in rows("events")}


def test_every_side_of_a_contradiction_is_flagged_with_its_kind() -> None:
    flagged = {
        (one["key"], flag["note"])
        for one in rows("entries")
        for flag in one["flags"]
        if flag["kind"] == "contradiction"
    }
    sides = {
        (side["entry"], one["kind"]) for one in rows("contradictions") for side in one["entries"]
    }
    assert flagged == sides


def test_seen_is_null_only_where_nobody_asked() -> None:
    asked = {one["entry"] for one in rows("passages") if one.get("field") == "child_seen"}
    agencies = {one["agency"] for one in rows("entries") if one["key"] in asked}
    for one in rows("entries"):
        in_table = one["agency"] in agencies and "row" in one["locator"]
        assert (one["child_seen"] is not None) == in_table, one["key"]


def test_nothing_is_both_kept_back_and_not() -> None:
    kept = [(one["fact"], one["from"], one["to"]) for one in rows("unshared")]
    assert not set(kept) & {(one["fact"], one["from"], one["to"]) for one in rows("not_unshared")}
    assert len(kept) == len(set(kept))


def test_kept_back_rows_say_what_the_returns_cover() -> None:
    for one in rows("unshared"):
        sides = set(one["covered_by"].values())
        assert one["covered"] == next((word for word in ("no", "unknown") if word in sides), "yes")


def test_a_message_that_came_back_is_no_occasion_for_the_other_side() -> None:
    back = {one["key"]: one["from"] for one in rows("contacts") if one["undelivered"]}
    assert back
    for one in rows("unshared"):
        for key in {*one["contacts"], *one["contacts_unordered"]} & back.keys():
            assert one["from"] == back[key]
