"""Splink 5 as an engine: on DuckDB for tables too large for the plain engine, on Spark beyond.

Known to this module alone, and imported when it is asked for. It is given columns made ready as the
plain engine has them, comparisons of Splink's own library, and no label: the odds from rows that
agree wholly, u from chance pairs, m from passes of expectation maximisation.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import combinations
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from candour.core.people.comparing.columns import Kind
from candour.core.people.comparing.weights import Weights
from candour.errors import CandourError, MissingTool
from candour.linkage.clustering import people_of
from candour.linkage.linked import Linked, RowLink, Seen
from candour.linkage.records import Records

ENGINES = ("duckdb", "spark")
_LEAST_ROWS = 100
_FOUND_BY_RULES = 0.7
"""The part of all matches that agree on what the first rules ask: Splink's own default advice."""
_CHANCE_PAIRS = 1e6
_SEED = 1
_UNSEEN = -6.0
"""What two rows that Splink did not think worth comparing say for one person, in bits."""

_JOINED = -4.0

_CHUNKS = {"duckdb": 10, "spark": 1}
"""Into how many pieces chance pairs are cut: DuckDB stops early, Spark takes long to start each."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What Splink is told: its comparisons, and the rules by which it looks for pairs."""

    comparisons: list[Any] = field(repr=False)
    rules: list[tuple[str, ...]]


def link_by_splink(
    records: Records,
    engine: str,
    before: Weights,
    on_stage: Callable[[str], None] = lambda _stage: None,
) -> Linked:
    """Link rows through Splink. Raises `CandourError` where it is missing, or rows are too few."""
    if len(records.stacked) < _LEAST_ROWS:
        raise CandourError(
            f"{len(records.stacked)} rows are too few for Splink to estimate anything from",
            expected=f"{_LEAST_ROWS} rows or more",
            next_step="leave out --engine: the plain engine links so few at once",
        )
    splink = _module("splink")
    on_stage(f"starting {engine}")
    with TemporaryDirectory(prefix="candour-link-") as folder:
        api, close = _API[engine](splink, Path(folder))
        try:
            plan = _plan(records)
            linker = _linker(splink, api, records, plan)
            on_stage("estimating weights")
            _train(splink, linker, plan, _CHUNKS[engine])
            on_stage("weighing pairs")
            predicted = linker.inference.predict(threshold_match_weight=_JOINED)
            weighed = [
                (int(row["unique_id_l"]), int(row["unique_id_r"]), float(row["match_weight"]))
                for row in predicted.as_record_list()
            ]
        finally:
            close()
    prior = _prior(records)
    return _linked(records, weighed, before, prior)


def _linked(
    records: Records, weighed: Sequence[tuple[int, int, float]], before: Weights, prior: float
) -> Linked:
    pairs = {(min(a, b), max(a, b)): bits for a, b, bits in weighed}

    def evidence(a: int, b: int) -> float:
        bits = pairs.get((min(a, b), max(a, b)))
        return _UNSEEN if bits is None else bits - prior

    links = [
        RowLink(a, b, bits, tuple(_seen(records, before, a, b)))
        for (a, b), bits in pairs.items()
        if bits >= 0
    ]
    links.sort(key=lambda one: (-one.bits, one.left, one.right))
    people = people_of(len(records.stacked), pairs, evidence, prior)
    return Linked(tuple(links), tuple(people), len(pairs))


def _prior(records: Records) -> float:
    """One match for each row, at the least of what tables of people hold."""
    return log2(max(1, len(records.stacked)) / max(2, records.stacked.pairs))


def _seen(records: Records, before: Weights, a: int, b: int) -> Iterator[Seen]:
    for column in records.columns:
        for slot, (level, _) in zip(column.slots, column.see(a, b), strict=True):
            if level is not None:
                yield Seen(slot.key, level, before.bits(level))


def _plan(records: Records) -> _Plan:
    library = _module("splink.comparison_library")
    comparisons: list[Any] = []
    telling: list[str] = []
    numbers: list[str] = []
    if records.names is not None:
        comparisons.append(library.ForenameSurnameComparison("forename", "surname"))
        telling += ["forename", "surname"]
    for at, (column, _) in enumerate(records.others):
        name = f"c{at}"
        comparisons.append(_comparison(library, column.kind, name))
        if column.kind in (Kind.PHONE, Kind.EMAIL, Kind.IDENTIFIER):
            numbers.append(name)
        elif column.kind is not Kind.SEX:
            telling.append(name)
    rules: list[tuple[str, ...]] = [*combinations(telling, 2), *((one,) for one in numbers)]
    return _Plan(comparisons, rules or [(one,) for one in telling])


def _comparison(library: Any, kind: Kind, name: str) -> Any:
    if kind is Kind.SEX:
        return library.ExactMatch(name)
    made = {
        Kind.BORN: lambda: library.LevenshteinAtThresholds(name, [1, 2]),
        Kind.POSTCODE: lambda: library.LevenshteinAtThresholds(name, [1, 3]),
        Kind.PHONE: lambda: library.LevenshteinAtThresholds(name, 1),
        Kind.IDENTIFIER: lambda: library.LevenshteinAtThresholds(name, 1),
        Kind.EMAIL: lambda: library.EmailComparison(name),
    }.get(kind, lambda: library.JaroWinklerAtThresholds(name, [0.92, 0.8]))()
    return made.configure(term_frequency_adjustments=True)


def _linker(splink: Any, api: Any, records: Records, plan: _Plan) -> Any:
    settings = splink.SettingsCreator(
        link_type="link_only" if records.stacked.is_across else "dedupe_only",
        comparisons=plan.comparisons,
        blocking_rules_to_generate_predictions=[splink.block_on(*rule) for rule in plan.rules],
        retain_matching_columns=False,
    )
    tables = [
        api.register(_module("pyarrow").Table.from_pylist(rows), dataset_display_name=f"part{at}")
        for at, rows in enumerate(_rows(records))
    ]
    return splink.Linker(tables, settings, log_level=logging.ERROR)


def _rows(records: Records) -> list[list[dict[str, Any]]]:
    """Each table's rows as Splink takes them: values made ready, None where there is none."""
    stacked = records.stacked
    tables: list[list[dict[str, Any]]] = [[] for _ in range(stacked.table_of[-1] + 1)]
    for row, table in enumerate(stacked.table_of):
        values: dict[str, Any] = {"unique_id": row}
        if records.names is not None:
            number = records.names.values.of[row]
            name = records.names.values.known[number] if number >= 0 else None
            values["forename"] = (name.forenames[0] if name and name.forenames else None) or None
            values["surname"] = ("".join(name.surname) if name else "") or None
        for at, (_, column) in enumerate(records.others):
            number = column.values.of[row]
            values[f"c{at}"] = column.values.known[number] if number >= 0 else None
        tables[table].append(values)
    return tables


def _train(splink: Any, linker: Any, plan: _Plan, chunks: int) -> None:
    passes = [splink.block_on(*rule) for rule in plan.rules]
    training = linker.training
    training.estimate_probability_two_random_records_match(passes, recall=_FOUND_BY_RULES)
    training.estimate_u_using_random_sampling(
        max_pairs=_CHANCE_PAIRS, seed=_SEED, num_chunks=chunks
    )
    apart = [passes[0], *(rule for rule in passes[-2:] if rule is not passes[0])]
    for rule in apart:
        training.estimate_parameters_using_expectation_maximisation(rule)


def _duckdb(splink: Any, _folder: Path) -> tuple[Any, Callable[[], None]]:
    duckdb = _module("duckdb")
    connection = duckdb.connect(":memory:")
    # Nothing is loaded and no file is read: the rows are handed over.
    connection.execute("SET autoinstall_known_extensions=false")
    connection.execute("SET autoload_known_extensions=false")
    connection.execute("SET enable_external_access=false")
    return splink.DuckDBAPI(connection=connection), connection.close


def _spark(splink: Any, folder: Path) -> tuple[Any, Callable[[], None]]:
    sql = _module("pyspark.sql", "Spark")
    jar = _module("splink.backends.spark").similarity_jar_location()
    builder = sql.SparkSession.builder.master("local[*]").appName("candour link")
    for setting, value in {
        "spark.jars": jar,
        "spark.sql.shuffle.partitions": "4",
        "spark.default.parallelism": "4",
        "spark.sql.adaptive.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(setting, value)
    try:
        session = builder.getOrCreate()
    except Exception as problem:  # pyspark raises many kinds where Java is missing or too old
        raise MissingTool(
            f"Spark did not start ({type(problem).__name__})",
            expected="Java 17 or later, found by JAVA_HOME or on the path",
            next_step="install it (Debian: openjdk-17-jre-headless), or use --engine duckdb",
        ) from None
    session.sparkContext.setCheckpointDir(str(folder / "checkpoints"))
    return splink.SparkAPI(spark_session=session, break_lineage_method="parquet"), session.stop


_API: dict[str, Callable[[Any, Path], tuple[Any, Callable[[], None]]]] = {
    "duckdb": _duckdb,
    "spark": _spark,
}


def _module(name: str, title: str = "Splink") -> Any:
    try:
        return import_module(name)
    except ImportError:
        extra = "spark" if title == "Spark" else "linkage"
        raise MissingTool(
            f"{title} is not installed",
            expected=f"the extra {extra!r}",
            next_step=f"pip install 'candour[{extra}]', or leave out --engine for the plain engine",
        ) from None
