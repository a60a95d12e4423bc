"""Which agencies an account speaks of, and how: lists, never ranked, never counted."""

from collections.abc import Iterable, Mapping, Sequence

from candour.core.statements.statement import Stance, Statement

Coverage = Mapping[str, Mapping[Stance, tuple[Statement, ...]]]


def coverage(statements: Iterable[Statement], order: Sequence[str]) -> Coverage:
    """Return each agency's statements by stance, agencies in the order given, then as named."""
    found: dict[str, dict[Stance, list[Statement]]] = {title: _by_stance() for title in order}
    for one in statements:
        for title in one.agencies:
            found.setdefault(title, _by_stance())[one.stance].append(one)
    return {
        title: {stance: tuple(those) for stance, those in by_stance.items()}
        for title, by_stance in found.items()
    }


def _by_stance() -> dict[Stance, list[Statement]]:
    return {stance: [] for stance in Stance}
