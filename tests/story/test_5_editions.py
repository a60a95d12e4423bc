"""The invented case's accounts as a public edition, read back by the checker."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from candour.cli.main import cli

CASE = Path(__file__).parents[2] / "examples" / "case"
KEY = str(CASE / "edition" / "key.yaml")
MANY_WORDS = ("Kayleigh", "Sallowby", "Strake", "Tolsey")


def run(*given: str) -> tuple[int, str]:
    ran = CliRunner().invoke(cli, given, standalone_mode=False)
    assert ran.exception is None
    return ran.return_value, ran.stdout


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "txt"])
def test_a_public_edition_is_clean(tmp_path: Path, ending: str) -> None:
    files = [str(file) for file in sorted((CASE / "accounts").iterdir())]
    files += [str(CASE / "police.docx"), str(CASE / "gp.csv")]
    out = tmp_path / "public"
    code, printed = run(
        "redact", *files, "--key", KEY, "--edition", "public", "-o", str(out),
        "--format", ending, "--json",
    )  # fmt: skip
    assert code == 0
    objects = [json.loads(line) for line in printed.splitlines()]
    assert {one["type"] for one in objects} == {"replacement"}
    assert sum(one["count"] for one in objects if one["class"] == "name") > 100
    assert len(list(out.iterdir())) == len(files)
    code, printed = run("leaks", str(out), "--key", KEY, "--edition", "public", "--show-forms")
    assert code == 0, printed


def test_a_file_named_after_somebody_is_not(tmp_path: Path) -> None:
    told = tmp_path / "Reuben_Sallowby notes.txt"
    told.write_text("Reuben Sallowby was seen. Ms Sallowby was out.\n", encoding="utf-8")
    out = tmp_path / "out"
    run("redact", str(told), "--key", KEY, "--edition", "public", "-o", str(out))
    (made,) = out.iterdir()
    assert made.name == "document-1.txt"
    text = made.read_text(encoding="utf-8")
    assert "Child R was seen. Ms K was out." in text
    assert not any(word in text for word in MANY_WORDS)
