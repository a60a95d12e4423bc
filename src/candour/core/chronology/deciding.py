"""What must hold for a decision to be made: its kind is of use, and what it is about is there."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.core.chronology.entry import Entry
from candour.core.chronology.mapping import ColumnMapping
from candour.core.chronology.selecting import Selection
from candour.core.chronology.splitting import Split
from candour.core.decisions import Act, DecisionKind
from candour.errors import CandourError

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a case holds when a decision is made.

    `agencies` leads from a name in small letters to the name. `in_force` leads from the id of a
    decision that was neither undone nor replaced to its kind. `why_no_date` says what is wrong
    with words that are no date, `why_no_return` what is wrong with a return, `why_not_in_parts`
    why an entry cannot be divided so. `divided` are the entries that stand in parts. `further` are
    the checks of kinds that core folders above this one know.
    """

    entries: Mapping[str, Entry] = field(repr=False)
    originals: Container[str]
    agencies: Mapping[str, str]
    in_force: Mapping[str, DecisionKind]
    why_no_date: Callable[[str], str | None] = field(repr=False)
    why_no_return: Callable[[object], str | None] = field(repr=False)
    why_not_in_parts: Callable[[Entry, Any], str | None] = field(repr=False)
    divided: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    further: Mapping[DecisionKind, Callable[[Act, Any], None]] = field(
        default_factory=dict, repr=False
    )


def check_act(act: Act, known: Known) -> None:
    """Check that a decision can be made now. Raises `CandourError` saying why it cannot."""
    if act.kind in known.further:
        known.further[act.kind](act, known)
    elif act.kind in _CHECKS:
        _CHECKS[act.kind](act, known)
    else:
        raise CandourError(
            f"{act.kind.value}: nothing in Candour uses such a decision yet",
            expected=", ".join(sorted(kind.value for kind in {*_CHECKS, *known.further})),
        )
    if act.replaces is not None:
        _check_in_force(act.replaces, known)
        if known.in_force[act.replaces] is not act.kind:
            raise CandourError(
                f"{act.replaces} is of another kind ({known.in_force[act.replaces].value})",
                expected=f"the id of a decision of the kind {act.kind.value}",
                next_step="undo it, and decide anew",
            )


def _check_in_force(decision: str, known: Known) -> None:
    if decision not in known.in_force:
        raise CandourError(
            f"{decision} is no decision that stands",
            expected="the id of one that was neither undone nor replaced",
            next_step="candour log lists them",
        )


def _check_entries(act: Act, known: Known) -> None:
    for entry in act.about:
        if entry not in known.entries:
            raise CandourError(
                f"{entry}: the chronology holds no such entry",
                expected="an entry's id, as in police.docx#t1r4",
                next_step="candour merge --case NAME --json prints every id",
            )


def _check_event(act: Act, known: Known) -> None:
    if len(set(act.about)) < 2:
        raise CandourError(f"{act.kind.value} is about one entry", expected="two entries or more")
    _check_entries(act, known)


def _check_date(act: Act, known: Known) -> None:
    if len(act.about) != 1:
        raise CandourError("date_entry is about several entries", expected="one entry")
    _check_entries(act, known)
    if not isinstance(act.value, str) or not act.value.strip():
        raise CandourError("the date is missing", expected='--value "about 3 May 2022"')
    _check_date_words(act.value, known)


def _check_date_words(words: str, known: Known) -> None:
    why = known.why_no_date(words)
    if why is not None:
        raise CandourError(
            f"the words given are no date that can be read: {why}",
            expected='a date as in "about 3 May 2022" or "early June 2007"',
        )


def _check_added(act: Act, known: Known) -> None:
    selection = Selection.of("", act.about[0], act.value)
    if selection.entry in known.entries and act.replaces is None:
        raise CandourError(
            "these words are an entry already",
            next_step="date it, note something on it or tag it, as it stands",
        )
    if selection.agency.casefold() not in known.agencies:
        raise CandourError(
            f"{selection.agency}: the case holds no file of such an agency",
            expected=", ".join(known.agencies.values()),
        )
    if selection.when:
        _check_date_words(selection.when, known)


def _check_split(act: Act, known: Known) -> None:
    if len(act.about) != 1:
        raise CandourError("split_entry is about several entries", expected="one entry")
    entry = known.entries.get(act.about[0])
    if entry is None and act.replaces is not None:
        entry = known.divided.get(act.about[0])
    if entry is None:
        _check_entries(act, known)
        return
    why = known.why_not_in_parts(entry, act.value)
    if why is not None:
        raise CandourError(
            f"the entry cannot be divided so: {why}",
            expected="all of its words, each once and in their order, in two parts or more",
        )
    for part in Split.of("", entry.id, act.value).parts:
        if part.when is not None:
            _check_date_words(part.when, known)


def _check_columns(act: Act, known: Known) -> None:
    check_agencies(act, known)
    for agency in act.about:
        try:
            mapping = ColumnMapping.from_mapping({"agency": agency, "columns": act.value})
        except (ValueError, AttributeError) as problem:
            said = str(problem) if isinstance(problem, ValueError) else "it is no list of columns"
            raise CandourError(
                f"where columns lead cannot be told: {said}",
                expected="""--value '{"Details": "what"}'""",
            ) from None
        if not mapping.columns:
            raise CandourError("no column is named", expected="""--value '{"Details": "what"}'""")


def check_agencies(act: Act, known: Known) -> None:
    """Check that the case knows the agencies that a decision is about; raise where it does not."""
    for agency in act.about:
        if agency.casefold() not in known.agencies:
            raise CandourError(
                f"{agency}: the case holds no file of such an agency",
                expected=", ".join(known.agencies.values()) or "a file: candour case add",
            )


def _check_return(act: Act, known: Known) -> None:
    why = known.why_no_return(act.value)
    if why is not None:
        raise CandourError(
            f"the return cannot be read: {why}", next_step="see the manual's page on returns"
        )
    named = act.value.get("agency") if isinstance(act.value, dict) else None
    if len(act.about) != 1 or str(named).casefold() != act.about[0].casefold():
        raise CandourError("the return is of another agency", expected="the agency it names")


def _check_originals(act: Act, known: Known) -> None:
    for original in act.about:
        if original not in known.originals:
            raise CandourError(
                f"{original[:12]}: the case holds no such file",
                next_step="candour case show lists them",
            )


def _check_undo(act: Act, known: Known) -> None:
    for decision in act.about:
        _check_in_force(decision, known)
        if known.in_force[decision] is DecisionKind.ERASE:
            raise CandourError(
                f"{decision} erased words; they are gone, and nothing brings them back",
                expected="the id of another decision",
            )


def _check_title(act: Act, known: Known) -> None:
    if not isinstance(act.value, str) or not act.value.strip() or len(act.value) > _LONGEST_TITLE:
        raise CandourError(
            "the new title is missing or too long",
            expected=f"what the case is called, at most {_LONGEST_TITLE} characters",
        )


def _check_erasing(act: Act, known: Known) -> None:
    raise CandourError(
        "words are not erased so", next_step="candour case erase removes them, and says why"
    )


def _check_note(act: Act, known: Known) -> None:
    if not (act.why or "").strip() and not act.value:
        raise CandourError("the note says nothing", expected="its words, with --why")
    for one in act.about:
        is_known = (
            one in known.entries
            or one in known.originals
            or one in known.in_force
            or one.casefold() in known.agencies
        )
        if not is_known:
            raise CandourError(
                f"{one}: the case holds nothing of this name",
                expected="an entry, a file, a decision or an agency",
            )


def _check_new_original(act: Act, known: Known) -> None:
    for original in act.about:
        if original in known.originals:
            raise CandourError(
                f"the case holds this file already ({original[:12]}…)",
                expected="a file that is not in the case, byte for byte",
            )


_CHECKS: Mapping[DecisionKind, Callable[[Act, Known], None]] = {
    DecisionKind.ADD_ORIGINAL: _check_new_original,
    DecisionKind.WITHDRAW_ORIGINAL: _check_originals,
    DecisionKind.RETURN: _check_return,
    DecisionKind.MAP_COLUMNS: _check_columns,
    DecisionKind.DATE_ENTRY: _check_date,
    DecisionKind.ADD_ENTRY: _check_added,
    DecisionKind.SPLIT_ENTRY: _check_split,
    DecisionKind.TAG: _check_entries,
    DecisionKind.SAME_EVENT: _check_event,
    DecisionKind.NOT_SAME_EVENT: _check_event,
    DecisionKind.NOTE: _check_note,
    DecisionKind.UNDO: _check_undo,
    DecisionKind.RETITLE: _check_title,
    DecisionKind.ERASE: _check_erasing,
}
"""What can be decided now; a new engine that uses a kind adds its check here."""
