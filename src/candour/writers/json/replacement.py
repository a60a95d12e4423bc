"""What an edition replaced, as the contract's objects."""

from collections.abc import Iterator
from typing import Any

from candour.core.release.retelling import Retold


def replacement_objects(file: str, retold: Retold) -> Iterator[dict[str, Any]]:
    """Yield an object `replacement` for each class of what one file withholds."""
    for what, count in sorted(retold.counts.items()):
        yield {
            "type": "replacement",
            "file": file,
            "class": what,
            "count": count,
            "withheld_share": round(retold.share(what), 4),
            "by_agency": {
                agency: round(retold.share_of(agency, what), 4)
                for agency in sorted(retold.recorded)
            },
        }
