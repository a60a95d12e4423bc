"""Contacts of several entries: told of by both sides, met at one table, sent and not arrived."""

from typing import Any

from candour.actions.entry_reading import find_days
from candour.core.knowledge.contacts.beside import Beside
from candour.core.knowledge.contacts.finding import find_contacts
from candour.core.knowledge.model import Contact, Outcome
from candour.vocabulary.contacts import load_contact_words
from tests.unit.core.chronology.entries_for_tests import entry

CSC, POLICE, SCHOOL, GP = "Children's social care", "Police", "School", "GP"


def contacts(*rows: tuple[Any, ...], **more: Any) -> tuple[Contact, ...]:
    entries = [
        entry(day, what, agency=agency, row=at, position=at, **(rest[0] if rest else {}))
        for at, (day, agency, what, *rest) in enumerate(rows, start=1)
    ]
    return find_contacts(entries, load_contact_words(), Beside(**more))


def test_one_call_told_of_by_both_sides_is_one_contact() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Rang social worker. Bruise to cheek."),
        ("2022-05-03", CSC, "T/C from school: bruise to cheek."),
    )
    assert (found.sender, found.receiver, found.means) == (SCHOOL, CSC, "telephone")
    assert found.outcome is Outcome.PASSED_ON
    assert len(found.entries) == 2
    assert found.rests.words == "Rang social worker"


def test_calls_of_two_days_are_two() -> None:
    found = contacts(
        ("2022-05-03", SCHOOL, "Rang social worker."),
        ("2022-05-09", CSC, "T/C from school."),
    )
    assert len(found) == 2


def test_a_letter_counts_from_its_arrival() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Letter to GP about weight."),
        ("2022-05-12", GP, "Letter from school received."),
    )
    assert found.when.written == "2022-05-12"
    assert len(found.entries) == 2


def test_a_letter_typed_and_posted_is_one() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Letter to GP typed."),
        ("2022-05-05", SCHOOL, "Letter to GP posted."),
        ("2022-05-06", GP, "Letter from school received."),
    )
    assert len(found.entries) == 3


def test_a_meeting_is_a_contact_for_each_pair_at_the_table() -> None:
    found = contacts(
        ("2022-05-03", CSC, "Core group. Plan read.", {"people": ("A Lee (SW)", "B May (school)")}),
        ("2022-05-03", SCHOOL, "Core group attended."),
        ("2022-05-03", POLICE, "Core group today with social worker."),
    )
    pairs = {frozenset((one.sender, one.receiver)): one for one in found}
    assert pairs.keys() == {
        frozenset((CSC, SCHOOL)),
        frozenset((CSC, POLICE)),
        frozenset((SCHOOL, POLICE)),
    }
    assert all(one.both_ways and one.means == "meeting" for one in found)
    assert pairs[frozenset((SCHOOL, POLICE))].further == (CSC,)


def test_who_sent_apologies_was_not_there() -> None:
    found = contacts(
        ("2022-05-03", CSC, "Strategy meeting with school. Apologies from police."),
        ("2022-05-03", POLICE, "Strategy meeting. No officer free, apologies sent."),
        ("2022-05-03", SCHOOL, "Strategy meeting attended."),
    )
    assert {frozenset((one.sender, one.receiver)) for one in found} == {frozenset((CSC, SCHOOL))}


def test_an_agencys_own_word_that_it_was_away_outweighs_anothers() -> None:
    found = contacts(
        ("2022-05-03", CSC, "Review conference, police and school present."),
        ("2022-05-03", POLICE, "Review conference. Police absent, apologies sent."),
        ("2022-05-03", SCHOOL, "Review conference."),
    )
    assert {frozenset((one.sender, one.receiver)) for one in found} == {frozenset((CSC, SCHOOL))}


def test_the_meeting_below_a_heading_counts() -> None:
    found = contacts(
        ("2022-05-03", CSC, "Strategy meeting with school."),
        ("2022-05-03", SCHOOL, "Meeting\nStrategy mtg, Friday."),
        ("2022-05-09", SCHOOL, "Meeting\nNobody free for core group."),
        ("2022-05-09", CSC, "Core group."),
    )
    assert [(one.means, one.when.written, len(one.entries)) for one in found] == [
        ("meeting", "2022-05-03", 2)
    ]


def test_a_pre_alert_goes_to_hospital_without_saying() -> None:
    (found,) = contacts(
        ("2022-05-03", "Ambulance", "Male 30s, pale. Pre-alert."),
        ("2022-06-01", "Hospital", "Filed."),
    )
    assert (found.sender, found.receiver, found.means) == ("Ambulance", "Hospital", "pre-alert")


def test_mail_that_came_back_was_sent_and_not_delivered() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "E-mail to social care with dates."),
        ("2022-05-05", SCHOOL, "Our e-mail to social care came back, mailbox unknown."),
        ("2022-06-01", CSC, "Filed."),
    )
    assert found.undelivered
    assert found.outcome is Outcome.NOT_STATED
    assert found.when.written == "2022-05-03"


def test_a_column_of_receivers_alone_tells_of_a_contact() -> None:
    (found,) = contacts(
        ("2022-05-03", POLICE, "Male arrested.", {"shared_with": ("Social care",)}),
        ("2022-06-01", CSC, "Filed."),
    )
    assert (found.sender, found.receiver, found.means) == (POLICE, CSC, None)
    assert found.rests.in_field.value == "shared_with"


def test_a_refusal_in_the_outcome_refuses_what_was_asked() -> None:
    (found,) = contacts(
        ("2022-05-03", CSC, "Asked GP for records.", {"outcome": "Declined, data protection"}),
        ("2022-06-01", GP, "Filed."),
    )
    assert found.outcome is Outcome.REFUSED


def test_checks_that_a_column_of_actions_only_names_were_not_made() -> None:
    seen = {"response": "Checks with GP, school"}
    others = [("2022-06-01", GP, "Filed."), ("2022-06-01", SCHOOL, "Filed.")]
    assert not contacts(("2022-05-03", CSC, "Home visit.", seen), *others)


def test_a_letter_that_a_column_of_actions_names_did_not_come_in() -> None:
    row = ("2022-05-03", "Hospital", "Seen in clinic.", {"outcome": "GP letter"})
    assert not contacts(row, ("2022-06-01", GP, "Filed."))


def test_a_referral_that_was_read_as_a_letter_is_one() -> None:
    (found,) = contacts(
        ("2022-05-03", GP, "Ref hospital re ears."),
        ("2022-05-12", "Hospital", "GP letter: hearing."),
    )
    assert (found.means, found.when.written) == ("letter", "2022-05-12")


def test_a_letter_that_only_one_kind_of_agency_writes_came_from_it() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Letter: child in need plan for Amy.", {"source": "Post"}),
        ("2022-06-01", CSC, "Filed."),
    )
    assert (found.sender, found.receiver, found.means) == (CSC, SCHOOL, "letter")


def test_a_row_of_the_post_tells_of_a_letter() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Police: bail conditions changed.", {"source": "Post"}),
        ("2022-06-01", POLICE, "Filed."),
    )
    assert (found.sender, found.receiver, found.means) == (POLICE, SCHOOL, "letter")


def test_a_form_that_was_read_as_a_referral_is_one() -> None:
    (found,) = contacts(
        ("2022-05-03", SCHOOL, "Form about Amy sent to social care."),
        ("2022-05-04", CSC, "Referral from school received."),
    )
    assert found.means == "referral"


def test_a_day_behind_a_call_is_the_calls() -> None:
    rows = [
        ("2022-05-06", SCHOOL, "Bruise to cheek. Social care rung 9th."),
        ("2022-06-01", SCHOOL, "Social care rung 3rd time."),
        ("2022-07-01", CSC, "Filed."),
    ]
    days = [one.when.earliest for one in contacts(*rows, find_days=find_days)]
    assert [day.date().isoformat() for day in days if day] == ["2022-05-09", "2022-06-01"]


def test_an_agency_goes_by_the_name_of_its_house_at_the_head_of_a_line() -> None:
    found = contacts(
        ("2022-05-01", POLICE, "Call from Royal Hexley Hospital. Boy hurt."),
        ("2022-05-05", GP, "Royal Hexley: Amy not brought."),
        ("2022-05-09", GP, "Moved to Royal Hexley."),
        ("2022-06-01", "Hospital", "Filed."),
    )
    assert [(one.sender, one.receiver) for one in found] == [("Hospital", POLICE), ("Hospital", GP)]


def test_what_records_call_an_agency_is_told_by_the_record_that_answers() -> None:
    (found,) = contacts(
        ("2022-05-03", CSC, "Call from Larkspur about Tom.", {"people": ("A Lee",)}),
        ("2022-05-03", SCHOOL, "Rang social worker about Tom."),
    )
    assert (found.sender, found.receiver) == (SCHOOL, CSC)


def test_an_agency_without_a_file_goes_by_the_name_that_is_written() -> None:
    (found,) = contacts(("2022-05-03", GP, "Health visitor informed."))
    assert (found.sender, found.receiver) == (GP, "Health visitor")


def test_a_report_tells_of_officials_whom_it_introduces() -> None:
    prose = "Ann Carr, head of resilience at the Harbour Board, was on leave. "
    prose += "Tom Ray, director of the River Agency, was not."
    found = contacts(
        ("2022-05-03", "Inquiry", "At 03.10 Ms Carr rang Mr Ray. She told us that it was late."),
        prose=[prose],
    )
    assert [(one.sender, one.receiver, one.means) for one in found] == [
        ("Harbour Board", "River Agency", "telephone")
    ]


def test_ids_do_not_change_when_entries_of_others_are_added() -> None:
    rows = [("2022-05-03", SCHOOL, "Rang social worker."), ("2022-05-03", CSC, "Filed.")]
    (before,) = contacts(*rows)
    after = contacts(*rows, ("2022-07-01", GP, "Letter to school."))
    assert before.id in {one.id for one in after}


def test_case_text_stays_out_of_a_repr() -> None:
    (found,) = contacts(("2022-05-03", GP, "Health visitor informed of bruise."))
    assert "informed" not in repr(found)
