"""Tables kept as Parquet, read by the library that the extra `linkage` brings."""

from importlib import import_module
from pathlib import Path

from candour.errors import DamagedFile, MissingTool, RefusedFile


def read_parquet(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows as words. Raises `RefusedFile`, or `MissingTool` without pyarrow."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError:
        raise MissingTool(
            f"{path.name}: Parquet cannot be read here",
            expected="the extra 'linkage'",
            next_step="pip install 'candour[linkage]', or save the table as .csv",
        ) from None
    try:
        table = parquet.read_table(path)
    except FileNotFoundError:
        raise RefusedFile(f"{path.name}: there is no such file") from None
    except Exception as problem:  # pyarrow raises kinds of its own; their words may be a cell's
        raise DamagedFile(
            f"{path.name}: the Parquet reader stopped with {type(problem).__name__}",
            expected="a sound Parquet file",
        ) from None
    columns = [table.column(name).to_pylist() for name in table.column_names]
    rows = [
        ["" if value is None else str(value) for value in row] for row in zip(*columns, strict=True)
    ]
    return list(table.column_names), rows
