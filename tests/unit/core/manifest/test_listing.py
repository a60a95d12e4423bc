"""A manifest comes back as it was written, and no path of one leads out of the release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.core.manifest.checking import differences
from candour.core.manifest.listing import manifest_text, read_manifest, same_name, why_no_path

A, B = "a" * 64, "b" * 64
_NAMES = st.text(min_size=1, max_size=12).map(same_name).filter(lambda one: not one.isspace())


@given(st.dictionaries(_NAMES.filter(lambda one: why_no_path(one) is None), st.just(A), max_size=5))
def test_a_manifest_comes_back_as_it_was_written(files: dict[str, str]) -> None:
    there = {f"data/{path}": sha256 for path, sha256 in files.items()}
    read, problems = read_manifest(manifest_text(there))
    assert read == there
    assert problems == ([] if there else ["line 1 is no hash with the name of a file"])


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../key.yaml", "data/../../key.yaml", "data//x", "./data/x", "~/x", "C:/x",
     "data\\x", "data/\x1b[2J", "data/x\u2028y", ""],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_none(path: str) -> None:
    assert why_no_path(path) is not None
    with pytest.raises(ValueError, match="the path"):
        manifest_text({path: A})
    if path:
        assert read_manifest(f"{A}  {path}\n")[0] == {}


@pytest.mark.parametrize(
    ("line", "path"),
    [(f"{A}  data/50%25.txt", "data/50%.txt"), (f"{A} data/x\r", "data/x"),
     (f"{A.upper()}\tdata/x", "data/x"), (f"{A}  data/e\u0301", "data/\u00e9")],
)  # fmt: skip
def test_other_programs_lines_are_read(line: str, path: str) -> None:
    assert read_manifest(line) == ({path: A}, [])


@pytest.mark.parametrize("line", [f"{A}  data/%2e%2e%0a", f"{A[:63]}  data/x", f"{A}", "\x00"])
def test_a_line_that_is_none_is_a_problem(line: str) -> None:
    files, problems = read_manifest(f"{B}  data/y\n{line}\n")
    assert files == {"data/y": B}
    assert len(problems) == 1
    assert problems[0].startswith("line 2")


def test_a_file_that_is_named_twice_is_a_problem() -> None:
    assert read_manifest(f"{A}  data/x\n{B}  data/x\n") == (
        {"data/x": A}, ["line 2 names a file that was named before"],
    )  # fmt: skip


def test_each_of_two_files_that_went_is_told_from_one_that_was_renamed() -> None:
    listed = {"data/a": A, "data/b": A, "data/c": B}
    assert list(differences(listed, {"data/d": A, "data/c": A})) == [
        "data/a: was renamed, to data/d",
        "data/b: is missing",
        "data/c: was changed",
    ]
