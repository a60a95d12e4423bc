"""`candour leaks`: every planted leak of the invented edition, no decoy, and nothing unmasked."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from candour.cli.main import main
from scripts.reference import DOCS
from tests.conftest import ROOT
from tests.unit.cli.merge_runs import Lines, Run

SCHEMA = json.loads((DOCS / "contract" / "objects.schema.json").read_text(encoding="utf-8"))
EDITION = ROOT / "examples" / "case" / "edition"
KEY = EDITION / "key.yaml"
FILES = [EDITION / name for name in ("overview_public.docx", "tables_public.xlsx")] + [
    EDITION / "sallowby_public_edition.pdf"
]


def truth(name: str) -> Lines:
    written = (ROOT / "examples" / "truth" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in written.splitlines()]


@pytest.fixture
def found(candour: Run) -> Lines:
    code, lines, _ = candour(
        "leaks", *FILES, "--key", KEY, "--edition", "public", "--json", "--show-forms"
    )
    assert code == 1
    return lines


def is_it(line: dict[str, object], planted: dict[str, object]) -> bool:
    form = str(line["form"]).casefold()
    told = str(planted["form"]).casefold()
    persons = {planted["person"], *planted["may_also_be"]}  # type: ignore[misc]
    return (
        Path(str(planted["file"])).name == line["file"]
        and planted["class"] == line["class"]
        and planted["warning"] == line["warning"]
        and (form in told or told in form)
        and line["person"] in persons
    )


def test_every_planted_leak_is_found_and_nothing_else(found: Lines) -> None:
    planted = truth("leaks.jsonl")
    assert [one["key"] for one in planted if not any(is_it(line, one) for line in found)] == []
    assert [line for line in found if not any(is_it(line, one) for one in planted)] == []


def test_the_key_in_the_folder_is_named_and_not_read(candour: Run) -> None:
    _, lines, err = candour("leaks", EDITION, "--key", KEY, "--edition", "public", "--json")
    assert len(lines) == len(truth("leaks.jsonl"))
    assert "key.yaml: this is the key itself" in err


def test_no_decoy_is_a_leak(found: Lines) -> None:
    for decoy in truth("not_leaks.jsonl"):
        assert not [line for line in found if str(line["form"]) in str(decoy["text"])]


def test_objects_are_the_contracts_and_forms_are_masked(candour: Run) -> None:
    _, lines, _ = candour("leaks", *FILES, "--key", KEY, "--edition", "public", "--json")
    assert lines
    for line in lines:
        jsonschema.validate(line, SCHEMA["$defs"]["leak"])
        assert len(str(line["form"])) <= 3


def test_text_for_a_person_holds_no_name(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["candour", "leaks", *map(str, FILES[:2]), "--key", str(KEY)])
    with pytest.raises(SystemExit):
        main()
    out, err = capfd.readouterr()
    for word in ("Reuben", "Maisie", "Strake", "Kayleigh", "Sallowby", "Culver", "204418"):
        assert word.casefold() not in (out + err).casefold()
    assert "tracked deletion, body paragraph 4: a name, “K…h”, P01 of the key" in out
    assert "WHAT TO DO" in out


def test_a_folder_without_a_file_is_no_clean_edition(candour: Run, tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    code, _, err = candour("leaks", tmp_path / "edition", "--key", KEY)
    assert code == 2
    assert "nothing was checked" in err


def test_a_clean_folder_passes(candour: Run, tmp_path: Path) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "report.txt").write_text("Child R slept.\n", encoding="utf-8")
    code, lines, err = candour("leaks", tmp_path / "edition", "--key", KEY, "--edition", "public")
    assert (code, lines) == (0, [])
    assert "1 file read: no leak; 0 warnings" in err


def test_folders_zips_inside_and_file_names_are_read(candour: Run, tmp_path: Path) -> None:
    folder = tmp_path / "edition" / "for Reuben"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "inner.zip", "w") as container:
        container.write(FILES[1], "tables.xlsx")
    code, lines, _ = candour(
        "leaks", tmp_path / "edition", "--key", KEY, "--edition", "public", "--json"
    )
    assert code == 1
    assert {line["file"] for line in lines} == {"for Reuben/inner.zip"}
    assert "folder name" in {line["where"] for line in lines}
    assert "hidden sheet, sheet 2, B2, in member 1" in {line["where"] for line in lines}


def test_a_file_that_cannot_be_read_is_no_clean_one(candour: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, _, err = candour("leaks", tmp_path, "--key", KEY)
    assert code == 1
    assert "NOT READ: broken.pdf" in err


def test_two_editions_beside_each_other(candour: Run, tmp_path: Path) -> None:
    for name, word in (("public", "Ms K"), ("family", "Kayleigh")):
        (tmp_path / f"{name}.txt").write_text(f"{word} left the house at nine.\n", encoding="utf-8")
    code, lines, _ = candour(
        *("leaks", tmp_path / "public.txt", "--against", tmp_path / "family.txt"),
        *("--key", KEY, "--edition", "public", "--json"),
    )
    assert code == 0
    assert [(line["class"], line["person"], line["warning"]) for line in lines] == [
        ("jigsaw", "P01", True)
    ]


@pytest.mark.parametrize(
    ("key", "edition"),
    [("format: candour-key/1\npersons: [{name: A}]", None), ("a: [", None), (None, "nobody")],
)
def test_a_key_that_cannot_be_used_is_refused(
    candour: Run, tmp_path: Path, key: str | None, edition: str | None
) -> None:
    path = KEY
    if key is not None:
        path = tmp_path / "key.yaml"
        path.write_text(key, encoding="utf-8")
    named = ["--edition", edition] if edition else []
    code, _, err = candour("leaks", FILES[0], "--key", path, *named)
    assert code == 2
    assert err.startswith("candour: ")


def test_without_a_key_concealed_words_are_found(candour: Run) -> None:
    code, lines, _ = candour("leaks", FILES[2], "--json")
    assert code == 1
    assert [(line["class"], line["where"]) for line in lines] == [
        ("free_text", "text under a box, page 1")
    ]


def test_what_a_release_says_of_itself_is_no_leak(candour: Run, tmp_path: Path) -> None:
    figures = "14062020".ljust(64, "a")
    (tmp_path / "bag-info.txt").write_text("Bagging-Date: 2026-11-27\n", encoding="utf-8")
    (tmp_path / "manifest-sha256.txt").write_text(f"{figures}  data/a.txt\n", encoding="utf-8")
    code, lines, _ = candour("leaks", tmp_path, "--key", KEY, "--edition", "public", "--json")
    assert (code, lines) == (0, [])
    (tmp_path / "manifest-sha256.txt").write_text("a  data/Reuben.txt\n", encoding="utf-8")
    _, (one,), _ = candour("leaks", tmp_path, "--key", KEY, "--edition", "public", "--json")
    assert one["where"] == "line 1, in the release's own lists"
