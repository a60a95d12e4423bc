"""How what stands in a folder differs from what a manifest lists."""

from collections.abc import Iterator, Mapping


def differences(listed: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    """Yield in words each file that was changed, renamed, taken away or added.

    Both lead from a path to a hash. A file that is missing under its name and stands under another
    was renamed.
    """
    added = {path: found[path] for path in sorted(found.keys() - listed.keys())}
    for path in sorted(listed):
        if path in found:
            if found[path] != listed[path]:
                yield f"{path}: was changed"
            continue
        other = next((name for name, sha256 in added.items() if sha256 == listed[path]), None)
        if other is None:
            yield f"{path}: is missing"
        else:
            del added[other]
            yield f"{path}: was renamed, to {other}"
    for path in added:
        yield f"{path}: was added"
