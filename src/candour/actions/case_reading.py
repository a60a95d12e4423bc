"""Read the originals of a case, as files are read."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from candour.actions.reading import FileRead, FileRefused, read_received
from candour.actions.recording import read_log
from candour.actions.rights import note_reading
from candour.core.decisions.originals import originals_held
from candour.errors import CandourError
from candour.store.originals import load_original
from candour.store.workspace import Workspace


def read_case(
    workspace: Workspace,
    case: str,
    at: datetime,
    on_start: Callable[[Path], None] = lambda _: None,
) -> Iterator[FileRead | FileRefused]:
    """Read every original that stands in a case, under the name it came with."""
    for original in originals_held(read_log(workspace, case, at).decisions):
        on_start(Path(original.name))
        try:
            data = load_original(workspace, original.sha256)
        except CandourError as refusal:
            yield FileRefused(original.name, refusal)
        else:
            note_reading(workspace, case, at, original.sha256)
            yield from read_received(original.name, data)
