"""Coverage-guided fuzzing of the parsers: a short run here, `make soak` for a long one.

A crash that is found becomes a file in tests/fuzz/found/<target>/ and is replayed for ever.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz.targets import TARGETS
from tests.house.files_with_words import MAKERS

RUNS = 500_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 2_000
FOUND = ROOT / "tests" / "fuzz" / "found"
SEEDS = {"delimited": "csv", "text": "txt"}
RAW_XML = {
    "odt": b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    b"<text:p>x</text:p></office:text></office:body></office:document-content>",
    "docx": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>x</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    b"</w:body></w:document>",
}


@pytest.mark.skipif(sys.platform != "linux", reason="the fuzzer is built for Linux only")
@pytest.mark.parametrize("target", TARGETS)
def test_fuzzed_input_is_read_or_refused(target: str, tmp_path: Path) -> None:
    seeds, crashes = tmp_path / "seeds", tmp_path / "crashes"
    seeds.mkdir()
    crashes.mkdir()
    seed = RAW_XML.get(target) or MAKERS[SEEDS.get(target, target)]("words", tmp_path)
    (seeds / "seed").write_bytes(seed)
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.fuzz.run", target, str(seeds),
            f"-runs={RUNS}", "-max_len=4096", "-timeout=20", f"-artifact_prefix={crashes}/",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: path.parent.name)
def test_what_was_found_once_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
