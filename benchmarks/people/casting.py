"""Persons against the truth: `python -m benchmarks.people.casting`.

B-cubed precision, recall and F1 over mentions, for the family alone and for everybody; who was
wrongly joined; whether the man who is next of kin is reached; and how many of the suggested links
of each strength were right. Once on the true mentions, once on those that Candour finds; beside
two baselines: one person for each name string, and for each name string and role; and
on the case under other names (renamings.yaml). Who was wrongly joined is written to
benchmarks/out/casting.txt.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.people.scoring import b_cubed, only, wrongly_joined
from benchmarks.people.truth import TrueCase, as_mentions, matched, renamings, true_case
from benchmarks.report import cells_as_table
from candour.actions.casting import cast_of, mentions_of
from candour.core.people.mention import Mention
from candour.core.people.person import Cast, LinkState, Strength

OUT = Path(__file__).parents[1] / "out" / "casting.txt"
NEXT_OF_KIN = "P05"


@dataclass(frozen=True)
class Scored:
    """What one run came to."""

    who: str
    family: tuple[float, float, float]
    everybody: tuple[float, float, float]
    wrong: Mapping[tuple[str, str], int]
    reached: str = "–"


def score(
    who: str, made: Mapping[str, str], true: Mapping[str, str], case: TrueCase, reached: str = "–"
) -> Scored:
    """Score clusters of mentions against the persons that they are."""
    family = [one for one, person in true.items() if person not in case.professionals]
    return Scored(
        who,
        b_cubed(only(made, family), true),
        b_cubed(made, true),
        wrongly_joined(only(made, family), true),
        reached,
    )


def persons_of(cast: Cast) -> dict[str, str]:
    """From each mention to the person that it resolves to."""
    return {one.id: person.id for person in cast.persons for one in person.mentions}


def by_name(mentions: Sequence[Mention], *, with_role: bool) -> dict[str, str]:
    """One person for each string: what one would write in an afternoon."""
    return {
        one.id: one.text.casefold() + (f"|{sorted(one.roles)}" if with_role else "")
        for one in mentions
    }


def reached(cast: Cast, true: Mapping[str, str]) -> str:
    """Whether the hospital's next of kin is the man: joined, by a suggested link, or not."""
    main = Counter(
        person.id
        for person in cast.persons
        for one in person.mentions
        if true.get(one.id) == NEXT_OF_KIN
    ).most_common(1)
    kin = [
        person
        for person in cast.persons
        for one in person.mentions
        if true.get(one.id) == NEXT_OF_KIN and "next_of_kin" in one.roles
    ]
    if not main or not kin:
        return "–"
    if all(person.id == main[0][0] for person in kin):
        return "joined"
    links = [link for person in kin for link in person.links]
    return "suggested" if any(link.to == main[0][0] for link in links) else "no"


def strengths(cast: Cast, true: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Links of each strength: how many were right, of how many that the truth can judge."""
    who = {
        person.id: Counter(true[one.id] for one in person.mentions if one.id in true)
        for person in cast.persons
    }
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for person in cast.persons:
        for link in person.links:
            if link.state is LinkState.SUGGESTED and link.strength and person.id < link.to:
                mine, far = who[person.id], who.get(link.to, Counter())
                if mine and far:
                    is_right = mine.most_common(1)[0][0] == far.most_common(1)[0][0]
                    found[link.strength][0] += is_right
                    found[link.strength][1] += 1
    return {name: (right, of) for name, (right, of) in found.items()}


def main() -> None:
    """Print the tables."""
    case = true_case()
    true_ones, own = as_mentions(case), mentions_of(case.merged)
    told = {one.id: true.person for one, true in zip(true_ones, case.mentions, strict=True)}
    found = matched(own, case.mentions)
    cast_true, cast_own = cast_of(case.merged, true_ones), cast_of(case.merged, own)
    rows = [
        score("true mentions", persons_of(cast_true), told, case, reached(cast_true, told)),
        score("own mentions", persons_of(cast_own), found, case, reached(cast_own, found)),
        score("name string, own mentions", by_name(own, with_role=False), found, case),
        score("name and role, own mentions", by_name(own, with_role=True), found, case),
    ]
    for number, names in enumerate(renamings(), start=1):
        renamed = case.renamed(names)
        mentions = mentions_of(renamed.merged)
        true = matched(mentions, renamed.mentions)
        cast = cast_of(renamed.merged, mentions)
        who = f"own mentions, other names {number}"
        rows.append(score(who, persons_of(cast), true, renamed, reached(cast, true)))
    print(cells_as_table([_cells(one) for one in rows]))
    made = rows[4:]
    print(
        f"\nOther names: family F1 {mean(one.family[2] for one in made):.3f} on average, "
        f"{min(one.family[2] for one in made):.3f} at least; "
        f"{sum(len(one.wrong) for one in made)} pairs of persons wrongly joined."
    )
    print("\n" + cells_as_table(_strength_cells(cast_own, found)))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(f"{one.who}: {dict(one.wrong)}" for one in rows), encoding="utf-8")


def _cells(one: Scored) -> dict[str, str]:
    family, everybody = one.family, one.everybody
    return {
        "linking": one.who,
        "family P": f"{family[0]:.3f}",
        "R": f"{family[1]:.3f}",
        "F1": f"{family[2]:.3f}",
        "everybody P": f"{everybody[0]:.3f}",
        "R ": f"{everybody[1]:.3f}",
        "F1 ": f"{everybody[2]:.3f}",
        "persons wrongly joined": str(len(one.wrong)),
        "next of kin": one.reached,
    }


def _strength_cells(cast: Cast, true: Mapping[str, str]) -> list[dict[str, str]]:
    told = strengths(cast, true)
    return [
        {
            "suggested": strength.value,
            "right": str(told.get(strength, (0, 0))[0]),
            "of": str(told.get(strength, (0, 0))[1]),
        }
        for strength in (Strength.FAIR, Strength.WEAK)
    ]


if __name__ == "__main__":
    main()
