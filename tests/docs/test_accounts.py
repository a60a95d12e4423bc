"""The accounts of the invented case say what the plan lays down, and their truth fits their words."""

import io
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from examples.make.accounts import build, make
from tests.docs.account_files import (
    EXAMPLES,
    STORY,
    content,
    paragraph_at,
    paragraphs,
    planned,
    rows,
    words_at,
)

FAITHFUL = ("exact", "folded")
GRADES = ("exact", "folded", "elided", "altered", "spliced", "absent")


def fragments(quote: str) -> list[str]:
    return [part.strip(" .") for part in re.split(r"…|\[[^]]*\]", quote) if part.strip(" .")]


def test_the_makers_reproduce_the_tracked_files_byte_for_byte(tmp_path: Path) -> None:
    make(tmp_path / "case", tmp_path / "truth")
    made = {one.relative_to(tmp_path) for one in tmp_path.rglob("*") if one.is_file()}
    differing = [
        str(name)
        for name in sorted(made)
        if (tmp_path / name).read_bytes() != (EXAMPLES / name).read_bytes()
    ]
    assert len(made) == 18
    assert not differing, "run python -m examples.make.accounts"


def test_a_second_making_gives_the_same_bytes() -> None:
    assert build() == build()


def test_every_statement_of_the_plan_stands_once_word_for_word() -> None:
    for name, account in STORY["accounts"].items():
        words = "\n".join(paragraphs(f"accounts/{account['file']}"))
        for one in account["statements"]:
            text = one["text"].replace("'", "’") if name == "post" else one["text"]
            of_its_own = words.count(text)
            if name == "post" and one["key"] in ("SB-03",):
                of_its_own -= 1  # a reader repeats it
            assert of_its_own == 1, one["key"]


def test_every_statement_of_the_reports_stands_where_the_plan_prints_it() -> None:
    for account in ("review_1", "review_2", "summary_2"):
        laid_down = STORY["accounts"][account]
        file = f"accounts/{laid_down['file']}"
        for one in laid_down["statements"]:
            assert one["text"] in paragraph_at(file, {"paragraph": one["locator"]}), one["key"]


def test_statements_are_where_their_rows_say() -> None:
    assert [one["key"] for one in rows("statements") if words_at(one["at"]) != one["text"]] == []


def test_every_sentence_of_a_report_is_labelled_once() -> None:
    for account in ("review_1", "review_2", "summary_2"):
        file = f"accounts/{account}.docx"
        texts = [one["text"] for one in rows("statements") if one["file"] == file]
        assert [text for text, count in Counter(texts).items() if count > 1] == []
        body = sorted(paragraphs(file), key=len, reverse=True)
        bare = [text for text in body if text.endswith((".", "?", ":"))]
        labelled = sum(len(text) for text in texts)
        spaces = len(texts) - len(bare)
        assert labelled + spaces == sum(len(text) for text in bare)


def test_the_statements_keep_what_the_plan_says_of_them() -> None:
    names = {one["code"]: one["name"] for one in STORY["agencies"]}
    told = {one["key"]: one for one in planned("statements")}
    for account in STORY["accounts"].values():
        for one in account["statements"]:
            row = told[one["key"]]
            assert row["agencies"] == [names[code] for code in one["agencies"]]
            assert (row["stance"], row["strength"]) == (one["stance"], one["strength"])


def test_every_quotation_of_the_plan_is_in_each_file_of_its_account() -> None:
    files = Counter(one["key"] for one in planned("quotations"))
    for one in STORY["quotations"]:
        assert files[one["key"]] == (1 if one["in"] == "review_2" else 2), one["key"]


@pytest.mark.parametrize("field", ["grade", "alarm", "folded"])
def test_quotations_keep_what_the_plan_says_of_them(field: str) -> None:
    laid_down = {one["key"]: one for one in STORY["quotations"]}
    for row in planned("quotations"):
        assert row[field] == laid_down[row["key"]].get(field, []), row["key"]


def test_quotations_stand_between_marks_where_their_rows_say() -> None:
    for row in rows("quotations"):
        text = paragraph_at(row["file"], row["locator"])
        assert row["grade"] in GRADES
        assert text[row["start"] : row["end"]] == row["quote"]
        if row["form"] == "marked":
            around = text[row["start"] - 1] + text[row["end"]]
            assert around in ("“”", '""'), row["key"]


def test_every_pair_of_marks_is_a_quotation_of_the_truth() -> None:
    for file in sorted({one["file"] for one in rows("statements")}):
        for number, text in enumerate(paragraphs(file), 1):
            found = {match.span(1) for match in re.finditer(r"[“\"]([^”\"]+)[”\"]", text)}
            told = {
                (row["start"], row["end"])
                for row in rows("quotations")
                if row["file"] == file and row["form"] == "marked"
                if paragraph_at(file, row["locator"]) == text
            }
            assert found == told, f"{file}, paragraph {number}"


def test_an_exact_quotation_stands_in_its_source_letter_for_letter() -> None:
    for row in rows("quotations"):
        if row["grade"] == "exact":
            assert row["found"] in (row["quote"], row["quote"].rstrip(".")), row["key"]
            assert words_at(row["source_place"]) == row["found"], row["key"]
            for place in row["also_at"]:
                assert words_at(place) == row["found"], row["key"]


def test_a_folded_quotation_differs_from_its_source_and_only_as_it_says() -> None:
    for row in rows("quotations"):
        if row["grade"] == "folded":
            assert words_at(row["source_place"]) == row["found"] != row["quote"]
            assert row["folded"]
            folded = row["quote"].replace("-\n", "").replace("’", "'").casefold()
            assert folded == row["found"].replace("’", "'").casefold(), row["key"]


def test_an_elided_quotation_is_its_source_with_the_cuts_put_back() -> None:
    for row in rows("quotations"):
        if row["grade"] == "elided":
            source = words_at(row["source_place"])
            parts = fragments(row["quote"])
            places = [source.find(part) for part in parts]
            assert -1 not in places
            assert all(a < b for a, b in pairwise(places))
            ends = [at + len(part) for at, part in zip(places, parts, strict=True)]
            between = [source[a:b].strip() for a, b in zip(ends, places[1:], strict=False)]
            outside = [source[: places[0]].strip(), source[ends[-1] :].strip(" .")]
            for cut in row["cut"]:
                assert cut in between or cut.strip() in outside, row["key"]
            assert [one.strip("[]") for one in re.findall(r"\[[^]]*\]", row["quote"])] == (
                row["inserted"]
            )


def test_altered_and_absent_quotations_stand_in_no_source() -> None:
    for row in rows("quotations"):
        if row["grade"] in ("altered", "absent", "spliced"):
            for file in row["against"]:
                whole = "\n".join(paragraphs(file))
                quoted_there = row["key"] == "X01" and file == row["file"]
                assert quoted_there or row["quote"].rstrip(".") not in whole, row["key"]


def test_a_spliced_quotation_is_made_of_true_fragments_from_two_places() -> None:
    for row in rows("quotations"):
        if row["grade"] == "spliced":
            places = [row["source_place"], *row["further_places"]]
            quote = row["quote"].rstrip(".")
            first, second = (words_at(place) for place in places)
            head = max(range(len(quote)), key=lambda cut: cut if quote[:cut] in first else -1)
            assert head > 20, row["key"]
            tail = quote[head:].removeprefix(" and ").strip()
            assert tail in second, row["key"]
            assert len(tail) > 20, row["key"]


def test_another_place_is_named_wherever_faithful_words_stand_twice() -> None:
    for row in rows("quotations"):
        if row["grade"] in FAITHFUL and row["form"] == "marked":
            counted = sum(
                "\n".join(paragraphs(file)).count(row["found"]) for file in row["against"]
            )
            outside = row["source_place"]["file"] not in row["against"]
            assert counted == len(row["also_at"]) + (0 if outside else 1), row["key"]


def test_differences_are_the_plans_and_every_other_sentence_of_two_reports() -> None:
    for name, pairs in STORY["pairs"].items():
        told = [one for one in planned("differences") if one["pair"] == name]
        shown = [(one["a"], one["b"], one["change"], one["also"]) for one in told]
        assert shown == [(one["a"], one["b"], one["change"], one.get("also", [])) for one in pairs]
        assert all(one["why"] for one in told)
    by_file: dict[str, set[str]] = {}
    for one in rows("statements"):
        by_file.setdefault(one["file"], set()).add(one["key"])
    for name in ("review_1_to_review_2", "review_2_to_summary_2"):
        told = [one for one in rows("differences") if one["pair"] == name]
        for side, file in (("a", told[0]["file_a"]), ("b", told[0]["file_b"])):
            used = [key for one in told for key in one[side]]
            assert sorted(used) == sorted(by_file[file])


def test_sentences_outside_the_plan_are_kept_only_in_the_same_words() -> None:
    text = {(one["file"], one["key"]): one["text"] for one in rows("statements")}
    for one in rows("differences"):
        if not one["planned"] and one["change"] == "kept":
            assert text[one["file_a"], one["a"][0]] == text[one["file_b"], one["b"][0]]


@pytest.mark.parametrize("file", ["accounts/post.txt", "accounts/post.html"])
def test_voices_cover_the_posts_paragraphs_exactly(file: str) -> None:
    told = [one for one in rows("voices") if one["file"] == file]
    assert [one["text"] for one in told] == list(paragraphs(file))
    assert [one["n"] for one in told] == list(range(1, len(told) + 1))
    for one in told:
        assert one["answers"] is None or 0 < one["answers"] < one["n"]
        assert (one["speaker"] is not None) == (one["voice"] in ("comment", "inner"))
        for inner in one.get("inner", ()):
            assert one["text"][inner["start"] : inner["end"]] == inner["text"]


def test_host_and_article_keep_their_apostrophes_apart() -> None:
    for one in rows("voices"):
        if one["voice"] == "host":
            assert "'" not in one["text"]
        if one["voice"] == "quoted":
            assert "’" not in one["text"]


def test_the_plans_comments_stand_word_for_word() -> None:
    told = [(one["speaker"], one["text"]) for one in rows("voices") if one["speaker"]]
    for one in STORY["accounts"]["post"]["comments"]:
        assert (one["speaker"], one["text"]) in told


def test_article_and_post_say_the_same_with_and_without_markup() -> None:
    for name in ("article", "post"):
        assert paragraphs(f"accounts/{name}.html") == paragraphs(f"accounts/{name}.txt")
        assert not re.search(r"[<>*#]|^_|__", content(f"accounts/{name}.txt").decode())


def test_a_wrong_source_is_one_where_the_words_do_not_stand() -> None:
    wrong = [row for row in rows("quotations") if "wrong_source" in row["alarm"]]
    assert {row["key"] for row in wrong} == {"Q06", "Q08"}
    for row in wrong:
        named = f"accounts/{row['attributed_to']}.docx"
        assert row["source_place"]["file"] != named
        assert row["quote"].rstrip(".") not in "\n".join(paragraphs(named))


def test_passages_stand_in_their_files() -> None:
    for row in rows("passages_accounts"):
        file, locator = row["file"], row["locator"]
        if "paragraph" in locator and locator["part"] == "body" and "table" not in locator:
            if file.endswith((".docx", ".html", ".txt")):
                assert paragraph_at(file, locator) == row["text"]
        elif "cell" in locator:
            book = load_workbook(io.BytesIO(content(file)))
            if locator["part"] != "comment":
                assert book[locator["sheet"]][locator["cell"]].value == row["text"]
