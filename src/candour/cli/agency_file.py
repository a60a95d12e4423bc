"""NAME=FILE: a file with the agency that sent it."""

from pathlib import Path
from typing import Any

import click

from candour.actions.merging import AgencyFile


class AgencyFileType(click.ParamType[AgencyFile]):
    """NAME=FILE."""

    name = "NAME=FILE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> AgencyFile:
        """Part the agency from its file."""
        agency, equals, path = str(value).partition("=")
        if not equals or not agency.strip() or not path:
            self.fail(f"{value!r}: write the agency first, as in Police=police.docx")
        return AgencyFile(agency.strip(), Path(path))


class PerhapsAgencyFileType(click.ParamType[tuple[str, Path]]):
    """FILE, or NAME=FILE where it is to be said whose record it is."""

    name = "[NAME=]FILE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Part the agency, where one is named, from its file, which must be there."""
        agency, equals, path = str(value).partition("=")
        plain = not equals or Path(str(value)).exists()
        file = Path(str(value)) if plain else Path(path)
        if not file.is_file():
            self.fail(f"{str(file)!r}: there is no such file")
        return "" if plain else agency.strip(), file
