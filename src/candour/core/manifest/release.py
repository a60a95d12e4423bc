"""What a release says of itself, and the names of the files that say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

DECLARATION = "bagit.txt"
INFORMATION = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.sig"
PAYLOAD = "data"
TAGS = (DECLARATION, INFORMATION, MANIFEST)
"""what the second manifest lists, so that the signature over it covers everything"""

DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_EDITION, _DAY, _HASH = "Candour-Edition", "Bagging-Date", "Candour-Edition-SHA256"
_KEY, _CHECKED = "Candour-Public-Key-SHA256", "Candour-Leak-Check"
_GATE = "Candour-Findings-Gate"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSaid:
    """What a release says: its edition, the hash that stands for its files, the day, the check.

    `public_key` is the SHA-256 of the key that its signature is checked with.
    """

    edition: str
    edition_sha256: str
    day: date
    public_key: str
    files: int
    size_bytes: int
    leak_check: str
    gate: str
    made_by: str

    def text(self) -> str:
        """Return it as the bag's information file writes it (RFC 8493, 2.2.2)."""
        lines = {
            "Bag-Software-Agent": self.made_by,
            _DAY: self.day.isoformat(),
            _EDITION: self.edition,
            _HASH: self.edition_sha256,
            _CHECKED: self.leak_check,
            _GATE: self.gate,
            _KEY: self.public_key,
            "Payload-Oxum": f"{self.size_bytes}.{self.files}",
        }
        return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a release that is read back says of itself; empty where it does not say."""

    edition: str
    edition_sha256: str
    day: str
    public_key: str
    leak_check: str
    gate: str

    @classmethod
    def of(cls, text: str) -> "Told":
        """Read the information file of a release."""
        said = _labels(text)
        return cls(
            edition=said.get(_EDITION, ""),
            edition_sha256=said.get(_HASH, ""),
            day=said.get(_DAY, ""),
            public_key=said.get(_KEY, ""),
            leak_check=said.get(_CHECKED, ""),
            gate=said.get(_GATE, ""),
        )


def _labels(text: str) -> Mapping[str, str]:
    parts = (line.partition(":") for line in text.splitlines())
    return {label.strip(): value.strip() for label, colon, value in parts if colon}
