"""The peers, each with the settings that its own documentation shows for such columns.

Splink 5: comparisons of its library with term frequencies, blocking rules of its examples and some
more, u from chance pairs, m from three passes of expectation maximisation. recordlinkage 0.16:
blocks of single columns, Jaro and Winkler's likeness at .85, the ECM classifier, which needs no
labels either.
"""

import logging
import warnings
from typing import Any

from benchmarks.linkage.sets import Pair, PeopleSet

_CLUSTERED_AT = 0.95


def splink(people: PeopleSet) -> dict[str, set[Pair]]:
    """Pairs as likely as not, and clusters by Splink's connected components at .95."""
    import splink as lib  # noqa: PLC0415 (timed without the other peers)

    comparisons, rules, passes = _splink_settings(people)
    settings = lib.SettingsCreator(
        link_type="dedupe_only" if people.first is None else "link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[lib.block_on(*rule) for rule in rules],
        retain_matching_columns=False,
    )
    linker = lib.Linker(_registered(lib.DuckDBAPI(), people), settings, log_level=logging.ERROR)
    train = linker.training
    train.estimate_probability_two_random_records_match(
        [lib.block_on(*rule) for rule in passes], recall=0.7
    )
    train.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in passes:
        train.estimate_parameters_using_expectation_maximisation(lib.block_on(*rule))
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    pairs = {(row["unique_id_l"], row["unique_id_r"]) for row in predicted.as_record_list()}
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=_CLUSTERED_AT
    )
    groups: dict[Any, list[int]] = {}
    for row in clustered.as_record_list():
        groups.setdefault(row["cluster_id"], []).append(row["unique_id"])
    return {"pairs from .5": pairs, "clusters at .95": people.within(groups.values())}


def _registered(api: Any, people: PeopleSet) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    rows = [
        {"unique_id": at, **{key: value or None for key, value in row.items()}}
        for at, row in enumerate(people.rows)
    ]
    if people.first is None:
        return api.register(pa.Table.from_pylist(rows), dataset_display_name="people")
    parts = rows[: people.first], rows[people.first :]
    return [
        api.register(pa.Table.from_pylist(part), dataset_display_name=f"part{at}")
        for at, part in enumerate(parts)
    ]


def _splink_settings(
    people: PeopleSet,
) -> tuple[list[Any], list[tuple[str, ...]], list[tuple[str, ...]]]:
    import splink.comparison_library as cl  # noqa: PLC0415

    def exact(column: str) -> Any:
        return cl.ExactMatch(column).configure(term_frequency_adjustments=True)

    def name(column: str) -> Any:
        return cl.NameComparison(column).configure(term_frequency_adjustments=True)

    if people.name.startswith("fake"):
        return (
            [
                name("first_name"),
                name("surname"),
                cl.DateOfBirthComparison("dob", input_is_string=True),
                exact("city"),
                cl.EmailComparison("email").configure(term_frequency_adjustments=True),
            ],
            [("first_name",), ("surname",), ("dob",), ("email",), ("city", "substr(dob, 1, 4)")],
            [("dob",), ("first_name", "surname"), ("email",)],
        )
    if people.name.startswith("FEBRL"):
        return (
            [
                name("given_name"),
                name("surname"),
                cl.LevenshteinAtThresholds("date_of_birth", 1).configure(
                    term_frequency_adjustments=True
                ),
                cl.LevenshteinAtThresholds("street_number", 1),
                cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8]).configure(
                    term_frequency_adjustments=True
                ),
                cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8]).configure(
                    term_frequency_adjustments=True
                ),
                cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            ],
            [
                ("given_name", "surname"),
                ("date_of_birth",),
                ("postcode", "given_name"),
                ("postcode", "surname"),
                ("suburb", "given_name"),
                ("suburb", "surname"),
                ("address_1",),
                ("street_number", "postcode"),
            ],
            [("date_of_birth",), ("given_name", "surname"), ("postcode", "suburb")],
        )
    return _splink_historical(cl, exact)


def _splink_historical(
    cl: Any, exact: Any
) -> tuple[list[Any], list[tuple[str, ...]], list[tuple[str, ...]]]:
    """As in Splink's own example on these people ("Deduplicating 50,000 records")."""
    return (
        [
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake").configure(term_frequency_adjustments=True),
            exact("birth_place"),
            exact("occupation"),
        ],
        [
            ("first_name", "surname"),
            ("surname", "dob"),
            ("first_name", "dob"),
            ("postcode_fake", "first_name"),
            ("postcode_fake", "surname"),
            ("dob", "birth_place"),
            ("substr(postcode_fake, 1, 3)", "dob"),
            ("substr(postcode_fake, 1, 3)", "first_name"),
            ("substr(postcode_fake, 1, 3)", "surname"),
            ("birth_place", "surname"),
            ("birth_place", "first_name"),
            ("substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"),
        ],
        [("first_name", "surname"), ("dob",), ("postcode_fake",)],
    )


def recordlinkage(people: PeopleSet) -> dict[str, set[Pair]]:
    """Pairs that the ECM classifier calls one person."""
    import pandas as pd  # noqa: PLC0415
    import recordlinkage as lib  # noqa: PLC0415

    warnings.filterwarnings("ignore")
    frame = pd.DataFrame(people.rows).replace("", None)
    frames = [frame] if people.first is None else [frame[: people.first], frame[people.first :]]
    index = lib.Index()
    for block in _BLOCKS["historical" if "birth_place" in people.headings else "others"]:
        if set(block) <= set(people.headings):
            index.block(list(block))
    pairs = index.index(*frames)
    compare = lib.Compare()
    for column in people.headings:
        if column in _EXACT:
            compare.exact(column, column, label=column)
        elif column not in ("full_name", "gender"):
            compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    features = compare.compute(pairs, *frames)
    matches = lib.ECMClassifier(binarize=0.5).fit_predict(features)
    return {"pairs": {(int(min(pair)), int(max(pair))) for pair in matches}}


_BLOCKS: dict[str, list[tuple[str, ...]]] = {
    "historical": [
        ("surname",),
        ("postcode_fake",),
        ("first_name", "birth_place"),
        ("first_name", "dob"),
        ("surname", "dob"),
    ],
    "others": [
        *(
            (one,)
            for one in ("first_name", "given_name", "surname", "dob", "date_of_birth", "email")
        ),
        *((one,) for one in ("address_1", "address_2", "suburb", "postcode")),
        ("city", "first_name"),
    ],
}
"""On the historical set the best of four that were tried: broader ones cost it precision."""
_EXACT = ("state", "street_number")


def naive(people: PeopleSet) -> dict[str, set[Pair]]:
    """The same name and the same birth date."""
    columns = [one for one in people.headings if one in _NAME_AND_BIRTH]
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(people.rows):
        key = tuple(row[one].casefold() for one in columns)
        if all(key):
            groups.setdefault(key, []).append(at)
    return {"pairs": people.within(groups.values())}


_NAME_AND_BIRTH = ("first_name", "given_name", "surname", "dob", "date_of_birth")
