"""A small edition, its key and a pair of signing keys, for tests of releases."""

from pathlib import Path

from candour.actions.releasing import make_signing_keys

KEY = """format: candour-key/1
case: Child T
persons:
- {id: P1, name: Ann Reed, pseudonym: Mother}
- {id: P2, name: Tom Reed, born: '2019-03-05', pseudonym: Child T}
editions:
  public: {dates: month}
  family: {dates: exact, classes_withheld: [identifier]}
"""
REPORT = "Child T was seen twice in March 2021.\n\nMother should have been asked who lived there.\n"


def write_edition(folder: Path) -> None:
    """Put an edition of two files, its key and signing keys into a folder."""
    (folder / "key.yaml").write_text(KEY, encoding="utf-8")
    (folder / "public" / "annex").mkdir(parents=True)
    (folder / "public" / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "public" / "annex" / "Cafe\u0301 notes.txt").write_text(
        "Nothing.\n", encoding="utf-8"
    )
    make_signing_keys(folder / "panel.private.pem", folder / "panel.public.pem")


def making(folder: str = "sent", *more: str, paths: tuple[str, ...] = ("public",)) -> list[str]:
    """Return the arguments that release it."""
    given = ["--key", "key.yaml", "--edition", "public", "--sign", "panel.private.pem"]
    return ["release", "make", *paths, *given, "-o", folder, *more]
