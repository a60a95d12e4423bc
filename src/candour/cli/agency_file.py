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
