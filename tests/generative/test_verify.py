"""Whatever is done to a release, it does not verify: a byte, a name, a length, a file."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.actions.releasing import ToRelease, make_release
from candour.actions.verifying import verify_release
from candour.errors import CandourError
from tests.unit.cli.release_runs import write_edition


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    write_edition(folder)
    asked = ToRelease(
        paths=(folder / "public",),
        key=folder / "key.yaml",
        edition="public",
        private_key=folder / "panel.private.pem",
        folder=folder / "sent",
    )
    assert make_release(asked, date(2026, 3, 2)).is_made
    return folder / "sent"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(chosen=st.data())
def test_whatever_is_done_to_a_release_it_does_not_verify(
    sent: Path, chosen: st.DataObject
) -> None:
    changed = sent.parent / "changed"
    shutil.rmtree(changed, ignore_errors=True)
    shutil.copytree(sent, changed)
    files = sorted(one for one in changed.rglob("*") if one.is_file())
    file = chosen.draw(st.sampled_from(files), "file")
    data = file.read_bytes()
    place = chosen.draw(st.integers(0, len(data) - 1), "place")
    match chosen.draw(st.sampled_from(["byte", "cut", "longer", "away", "name", "copy"])):
        case "byte":
            other = data[place] ^ chosen.draw(st.integers(1, 255), "bits")
            file.write_bytes(data[:place] + bytes([other]) + data[place + 1 :])
        case "cut":
            file.write_bytes(data[:place])
        case "longer":
            file.write_bytes(data + chosen.draw(st.binary(min_size=1, max_size=4), "more"))
        case "away":
            file.unlink()
        case "name":
            file.rename(file.with_name(f"{file.name}x"))
        case "copy":
            shutil.copy(file, file.with_name(f"{file.name}x"))
    try:
        found = verify_release(changed, sent.parent / "panel.public.pem")
    except CandourError:
        return
    assert found.problems or changed_nothing(sent, changed)


def changed_nothing(sent: Path, changed: Path) -> bool:
    """White space behind the figures of a signature is no change of it."""
    name = "tagmanifest-sha256.txt.sig"
    rest = [one.relative_to(sent) for one in sent.rglob("*") if one.is_file() and one.name != name]
    same = all((sent / one).read_bytes() == (changed / one).read_bytes() for one in rest)
    return same and (sent / name).read_bytes().split() == (changed / name).read_bytes().split()
