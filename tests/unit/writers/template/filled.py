"""Templates as agencies fill them in, through the libraries and not through Candour's writers."""

from pathlib import Path

import docx
import openpyxl

RETURN = {
    "Period searched": "1 January 2014 to 31 March 2016",
    "Systems searched": "Record system, log, officers' files from 3 May 2015",
    "What was withheld and why": "Date of one source, 4 May 2015: legal advice",
    "Nil return": "no",
    "Date records were secured": "3 May 2016, by the records officer",
    "Author of this chronology": "A Person, staff officer",
    "Is the author independent": "yes",
}
"""Answers full of words that headings are made of: none may be taken for one."""

ROWS = (
    {
        "Date and time": "20/05/2015 14:30",
        "Date recorded": "21/05/2015",
        "Source of information": "Nurse's record, page 4",
        "What happened": "Baby seen at home.\nTwo bruises.",
        "People involved": "Nurse; mother",
        "Child seen": "yes",
        "Seen alone": "not recorded",
        "Action taken": "Told the duty team.",
        "Outcome": "None recorded.",
        "Shared with": "Children's services",
        "Author's comment": "Should have been a referral.",
    },
    {
        "Date and time": "?22 May 2016",
        "Source of information": "Letter",
        "What happened": "Father moved in.",
    },
    {"Date and time": "night of 2/3 August 2007", "What happened": "Disturbance."},
)


def fill_in_word(path: Path) -> None:
    document = docx.Document(str(path))
    _, form, table = document.tables
    for row in form.rows:
        label = row.cells[0].paragraphs[0].text
        if label in RETURN:
            row.cells[1].paragraphs[0].add_run(RETURN[label])
    headings = [cell.text for cell in table.rows[0].cells]
    for row, written in zip(table.rows[1:], ROWS, strict=False):
        for heading, words in written.items():
            row.cells[headings.index(heading)].text = words
    document.save(str(path))


def fill_in_excel(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for row in book["Return"].iter_rows():
        if row[0].value in RETURN:
            row[1].value = RETURN[row[0].value]
    sheet = book["Chronology"]
    headings = [cell.value for cell in sheet[1]]
    for number, written in enumerate(ROWS, start=2):
        for heading, words in written.items():
            sheet.cell(number, headings.index(heading) + 1).value = words
    book.save(path)


FILLERS = {"docx": fill_in_word, "xlsx": fill_in_excel}
