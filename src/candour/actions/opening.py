"""Open agencies' files as a case: the case is made where there is none, each file is added once."""

from collections.abc import Sequence
from hashlib import sha256

from candour.actions.adding import Sent, add_bytes, add_to_case, bytes_of
from candour.actions.cases import list_cases, new_case
from candour.actions.demo import SENT_BY, invented_case
from candour.actions.merging import AgencyFile
from candour.actions.progress import Progress
from candour.actions.recording import Maker
from candour.core.decisions.opening import Opening
from candour.store.workspace import Workspace

_SILENTLY = Progress()


def open_files(
    workspace: Workspace,
    opening: Opening,
    files: Sequence[AgencyFile],
    maker: Maker,
    progress: Progress = _SILENTLY,
) -> int:
    """Add files to a case, which is opened where there is none; return how many were new.

    A file that the case holds, byte for byte, is left as it is. Raises `CandourError` for the
    first that cannot be read; those before it are in the case.
    """
    received = [(file, bytes_of(file)) for file in files]
    held: set[str] = set()
    is_there = workspace.database_url is not None or workspace.database.exists()
    for shown in list_cases(workspace, maker.at) if is_there else ():
        if shown.log.name == opening.name:
            held = {original.sha256 for original in shown.originals}
            break
    else:
        new_case(workspace, opening, maker)
    new = [(file, data) for file, data in received if sha256(data).hexdigest() not in held]
    for file, data in new:
        add_bytes(workspace, opening.name, (file, data), maker, progress)
    return len(new)


def open_invented_case(workspace: Workspace, maker: Maker, progress: Progress = _SILENTLY) -> str:
    """Open the invented case with what each agency searched; return its name."""
    folder = invented_case()
    opening = Opening(name="invented-case", title="The invented case", by=maker.by)
    files = [AgencyFile(agency, folder / name) for agency, name in SENT_BY.items()]
    if open_files(workspace, opening, files, maker, progress):
        returns = Sent(files=(), returns=folder / "returns.yaml")
        add_to_case(workspace, opening.name, returns, maker, progress)
    return opening.name
