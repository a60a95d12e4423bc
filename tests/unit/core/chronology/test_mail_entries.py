"""A message is one entry: its words, when it was sent, who wrote to whom, and what about."""

from pathlib import Path

import pytest

from candour.actions.merging import AgencyFile, merge_files
from candour.core.chronology.entry import Entry
from candour.core.chronology.headings import Field

EML = """\
From: P Marsh <p.marsh@law.example>
Date: Mon, 6 Mar 2023 10:00:00 +0000
To: T Low <t.low@law.example>, "Kay, Ann" <a.kay@law.example>
Cc: R Ash <r.ash@law.example>
Subject: File
Content-Type: text/plain; charset="utf-8"

The mother's new partner is called Gaz.

> From: T Low
> Sent: Wed, 22 Feb 2023 09:30:00 +0000
> To: P Marsh
> Subject: Checks
>
> Police asked for checks this morning. Meeting fixed
> for 7 March.
>
> Her neighbour rang twice.
"""
PRINTED = """\
Note of the file

From: P Marsh
Sent: 6 March 2023 10:00
To: T Low
Subject: File

The lodger has gone.

3 March 2023: Mr Low saw the flat.

Nobody else lives there.
"""


def read(tmp_path: Path, name: str, text: str) -> list[Entry]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    merged = merge_files([AgencyFile("Legal services", path)])
    return sorted(merged.entries, key=lambda one: one.position)


def test_a_mail_and_the_one_that_it_quotes_are_two_entries(tmp_path: Path) -> None:
    own, quoted = read(tmp_path, "thread.eml", EML)
    assert own.what == "The mother's new partner is called Gaz."
    assert own.happened.edtf == "2023-03-06T10:00:00"
    assert own.people == ("P Marsh", "T Low", "Kay, Ann")
    assert own.shared_with == ("R Ash",)
    assert (own.source, quoted.source) == ("File", "Checks")
    assert quoted.what == (
        "Police asked for checks this morning. Meeting fixed\nfor 7 March.\nHer neighbour rang twice."
    )
    assert quoted.happened.edtf == "2023-02-22T09:30:00"
    assert [len(piece) for piece in quoted.pieces] == [51, 12, 25]


def test_a_printed_mail_has_its_words_but_for_a_paragraph_with_its_own_date(
    tmp_path: Path,
) -> None:
    mail, dated = read(tmp_path, "printed.txt", PRINTED)
    assert mail.what == "The lodger has gone.\nNobody else lives there."
    assert mail.people == ("P Marsh", "T Low")
    assert Field.SOURCE in mail.places
    assert dated.happened.edtf == "2023-03-03"


@pytest.mark.parametrize(
    "text",
    ["To: whom it may concern\n\nSeen on 3 March 2023.\n", "From: 3 March 2023\n\nShe stayed.\n"],
)
def test_a_label_alone_is_no_mail(tmp_path: Path, text: str) -> None:
    assert [one.people for one in read(tmp_path, "note.txt", text)] == [()]


def test_who_wrote_on_a_day_opens_a_message(tmp_path: Path) -> None:
    text = "Thanks.\n\nOn Wed, 22 Feb 2023 at 09:30, T Low wrote:\n\n> She came with a man.\n"
    (one,) = read(tmp_path, "reply.txt", text)
    assert (one.what, one.people) == ("She came with a man.", ("T Low",))
    assert one.happened.edtf == "2023-02-22T09:30:00"
