"""Building everything: each agency's file, the returns, and the truth beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.make import (
    accounts,
    ambulance,
    csc,
    domestic_abuse,
    health_visiting,
    hospital,
    legal,
    police,
    probation,
    school,
    tables_as_text,
    truth_disagreements,
    truth_entries,
    truth_knowledge,
    truth_people,
    truth_unshared,
)
from examples.make.columns import read_habits
from examples.make.entry import load, read_yaml
from examples.make.frame import Job, all_marks
from examples.make.gaps import check_gaps
from examples.make.ledger import Made
from examples.make.returns import returns
from examples.make.telling import Row, Telling, telling

HERE = Path(__file__).parent
MAKERS: dict[str, tuple[str, str, Callable[[Job], Made]]] = {
    "police": ("POL", "police.docx", police.make),
    "hospital": ("HOS", "hospital.xlsx", hospital.make),
    "gp": ("GP", "gp.csv", tables_as_text.make_gp),
    "csc": ("CSC", "csc.docx", csc.make),
    "health_visiting": ("HV", "health_visiting.pdf", health_visiting.make),
    "housing": ("HOU", "housing.tsv", tables_as_text.make_housing),
    "nursery": ("NUR", "nursery.csv", tables_as_text.make_nursery),
    "school": ("SCH", "school.odt", school.make),
    "ambulance": ("AMB", "ambulance.html", ambulance.make),
    "probation": ("PRO", "probation.txt", probation.make),
    "domestic_abuse": ("DAS", "domestic_abuse.md", domestic_abuse.make),
    "legal": ("LEG", "legal.eml", legal.make),
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the entries, the plan and the marks come from."""

    entries: Path = HERE / "entries"
    story: Path = HERE / "story.yaml"
    marks: Path = HERE / "marks.yaml"


def tell(sources: Sources) -> list[Telling]:
    """Make every agency's file from its entries; an agency without entries is left out."""
    habits = read_habits(HERE / "headings.yaml")
    frames: Mapping[str, Any] = read_yaml(HERE / "frames.yaml")
    marks = read_yaml(sources.marks) if sources.marks.exists() else {}
    tellings = []
    for name, (code, file, make) in MAKERS.items():
        agency, entries = load(sources.entries / f"{name}.yaml")
        if not entries:
            continue
        job = Job(
            agency,
            file,
            entries,
            frames.get(name) or {},
            habits.get(name) or {"columns": []},
            all_marks((marks or {}).get(name)),
        )
        tellings.append(telling(code, agency, entries, make(job)))
    return tellings


def truth(
    tellings: Sequence[Telling], story: Mapping[str, Any], problems: list[str]
) -> dict[str, list[Row]]:
    """Every area of truth, by the name of its file."""
    check_gaps(tellings, story, problems)
    mentioned = truth_people.mentions(tellings, story, problems)
    knowledge = truth_knowledge
    disagreeing = truth_disagreements.contradictions(tellings, story, problems)
    return {
        "passages": [one.as_object() for told in tellings for one in told.made.ledger.written],
        "entries": truth_entries.entries(tellings, disagreeing),
        "dates": truth_entries.dates(tellings, story, problems),
        "events": truth_entries.events(tellings, story, problems),
        "contradictions": disagreeing,
        "not_contradictions": truth_disagreements.not_contradictions(story),
        "silences": truth_disagreements.silences(tellings, story, problems),
        "promises": truth_disagreements.promises(tellings, problems),
        "persons": truth_people.persons(mentioned, story),
        "mentions": mentioned,
        "relations": truth_people.relations(tellings, story, mentioned, problems),
        "facts": knowledge.facts(story),
        "knowledge": knowledge.knowledge(tellings, story, problems),
        "knowledge_further": knowledge.further_knowledge(tellings, story, problems),
        "contacts": knowledge.contacts(tellings, story, problems),
        "unshared": truth_unshared.unshared(story, problems),
        "not_unshared": truth_unshared.not_unshared(story),
    }


def _lines(rows: Sequence[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def build(sources: Sources) -> tuple[dict[str, bytes], list[str]]:
    """All files by their path under `examples/`, and everything that is wrong with the entries."""
    story: Mapping[str, Any] = read_yaml(sources.story) if sources.story.exists() else {}
    problems: list[str] = []
    tellings = tell(sources)
    files = {f"case/{one.file}": one.made.content for one in tellings}
    files["case/returns.yaml"] = returns(story)
    for one in tellings:
        problems += one.made.ledger.problems
    for name, rows in truth(tellings, story, problems).items():
        files[f"truth/{name}.jsonl"] = _lines(rows)
    told, areas = accounts.build()
    files |= {f"case/{name}": content for name, content in told.items()}
    files |= {f"truth/{name}": content for name, content in areas.items()}
    return files, problems
