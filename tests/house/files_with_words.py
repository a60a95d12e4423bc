"""One file of every format that is read, holding the words given; for tests of the whole house."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import typst

from tests.unit.readers.mail.outlook_file import outlook_file
from tests.unit.readers.odf import odf_files


def word(words: str, _: Path) -> bytes:
    document = docx.Document()
    document.add_paragraph(words)
    document.add_table(1, 1).cell(0, 0).text = words
    document.core_properties.author = words
    return saved(document.save)


def excel(words: str, _: Path) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = words[:20]
    sheet["A1"] = words
    return saved(workbook.save)


def pdf(words: str, _: Path) -> bytes:
    return typst.compile(f"= {words}\n\n{words} was seen.".encode())


def opendocument_text(words: str, _: Path) -> bytes:
    return odf_files.text(f"<text:p>{words}</text:p>")


def opendocument_sheet(words: str, _: Path) -> bytes:
    cell = f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"
    return odf_files.sheet(
        f"<table:table table:name='{words}'><table:table-row>{cell}</table:table-row></table:table>"
    )


def delimited(words: str, _: Path) -> bytes:
    return f"Date,Event,{words}\n3 May 2022,{words},x\n4 May 2022,y,{words}\n".encode()


def text(words: str, _: Path) -> bytes:
    return f"4.12 {words} was seen.\n\nThe {words} family moved.\n".encode()


def page(words: str, _: Path) -> bytes:
    return f"<!DOCTYPE html><title>{words}</title><h1>{words}</h1><p>{words}</p>".encode()


def mail(words: str, _: Path) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.org", "c@d.org", words
    message.set_content(words)
    message.add_attachment(words, filename=f"{words}.txt")
    return bytes(message)


def outlook(words: str, folder: Path) -> bytes:
    return outlook_file(folder, f"From: a@b.org\r\nSubject: {words}\r\n\r\n", words)


def archive(words: str, _: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(f"{words}.txt", words)
    return out.getvalue()


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


MAKERS: dict[str, Callable[[str, Path], bytes]] = {
    "docx": word,
    "xlsx": excel,
    "pdf": pdf,
    "odt": opendocument_text,
    "ods": opendocument_sheet,
    "csv": delimited,
    "txt": text,
    "html": page,
    "eml": mail,
    "msg": outlook,
    "zip": archive,
}
