"""The limits that every reader keeps to, in one place; the manual's page on limits prints them."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How large, deep and packed a file may be before it is refused.

    The numbers are far above what an agency sends (a 500-page chronology is some 2 MiB of text) and
    far below what would exhaust a laptop of 8 GiB.
    """

    file_bytes: int = 512 * _MIB
    unpacked_bytes: int = 1024 * _MIB
    """all members of one zip-based file together, as they really unpack"""
    unpacked_ratio: int = 250
    """unpacked to packed size of one member above 10 MiB; office XML stays below 100"""
    members: int = 20_000
    left_members: int = 1_000
    """what looks like a member that a zip-based file holds beside its list; one in use has none"""
    left_bytes: int = 64 * _MIB
    """all of those together, unpacked"""
    cell_characters: int = 10_000_000
    """one cell or paragraph; a spreadsheet program stops at 32,767"""
    cells: int = 5_000_000
    """filled cells and paragraphs of one file: some 600 MiB once they are read"""
    pages: int = 5_000
    """of one PDF"""
    depth: int = 4
    """files inside files: an archive attached to a mail inside an archive"""
    annotation_bytes: int = 64 * _MIB
    """of one file of web annotations: some 50,000; a person makes a few hundred"""
    annotation_depth: int = 64
    """objects inside objects of such a file; the model needs some ten"""
    seconds: int = 600
    """of one reader's work on one file"""
    memory_bytes: int = 4096 * _MIB
    """address space of the process that a reader of a hostile format runs in"""


DEFAULT_LIMITS = Limits()
