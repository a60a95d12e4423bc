"""Zip-based files are opened without trusting what they say of themselves."""

import io
import zipfile

import pytest

from candour.errors import DamagedFile, LimitPassed, LockedFile
from candour.readers.limits import DEFAULT_LIMITS, Limits
from candour.readers.package import Package, member_names, parse_xml


def container(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def test_members_come_back_as_they_went_in() -> None:
    package = Package(container(a=b"one", b=b"two"), DEFAULT_LIMITS)
    assert package.names() == ["a", "b"]
    assert package.read("b") == b"two"
    assert "c" not in package


def test_two_members_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("log.txt", b"one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("log.txt", b"two")
    with pytest.raises(DamagedFile, match="two members of one name"):
        Package(out.getvalue(), DEFAULT_LIMITS)


def test_a_zip_bomb_is_refused_by_its_own_declaration() -> None:
    with pytest.raises(LimitPassed, match="at most 250 to 1"):
        Package(container(a=bytes(20 * 1024 * 1024)), DEFAULT_LIMITS)


def test_a_bomb_that_stays_under_the_ratio_is_refused_as_it_unpacks() -> None:
    package = Package(container(a=bytes(5_000_000)), Limits(unpacked_bytes=2_000_000))
    with pytest.raises(LimitPassed, match="more than 2,000,000 bytes"):
        package.read("a")


def test_a_container_that_lies_about_sizes_is_refused() -> None:
    data = bytearray(container(a=b"x" * 5000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(DamagedFile, match="cannot be unpacked"):
        Package(bytes(data), DEFAULT_LIMITS).read("a")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(LimitPassed, match="2 members"):
        Package(container(a=b"", b=b""), Limits(members=1))


def test_a_truncated_container_is_refused() -> None:
    with pytest.raises(DamagedFile, match="cannot be opened"):
        Package(container(a=b"x" * 5000)[:-30], DEFAULT_LIMITS)


def test_an_encrypted_member_is_said_to_be_locked() -> None:
    data = bytearray(container(a=b"x"))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LockedFile, match="member a"):
        Package(bytes(data), DEFAULT_LIMITS).read("a")


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    ],
    ids=["internal entity", "file inclusion"],
)
def test_entities_are_refused(xml: bytes) -> None:
    with pytest.raises(DamagedFile, match="declares a document type"):
        parse_xml(xml, "member a")


@pytest.mark.parametrize("xml", [b"<a><b></a>", b"", b"<a" * 400, b"<a>" * 400 + b"</a>" * 400])
def test_broken_or_endlessly_nested_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(DamagedFile, match="breaks"):
        parse_xml(xml, "member a")


def test_member_names_of_what_is_no_container_are_none() -> None:
    assert member_names(b"PK but no more") == frozenset()
    assert member_names(b"Dear all") == frozenset()
    assert member_names(container(a=b"")) == {"a"}
