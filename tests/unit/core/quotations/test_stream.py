"""Letters alone, and the way back to the characters they came from."""

from candour.core.quotations.stream import letters, places_of_letters, words, words_with_places


def test_letters_leave_out_marks_case_accents_and_note_numbers() -> None:
    assert letters("The Panel’s naïve oﬃce, no. 3¹") == "thepanelsnaiveofficeno3"


def test_a_word_broken_at_a_lines_end_is_one() -> None:
    assert words("a recommen-\n dation, co-ordinate; don’t") == [
        "a", "recommendation", "co", "ordinate", "dont",
    ]  # fmt: skip


def test_words_stand_where_they_say() -> None:
    text = "So the oﬃce’s plan"
    assert [(word, text[start:end]) for word, start, end in words_with_places(text)] == [
        ("so", "So"), ("the", "the"), ("offices", "oﬃce’s"), ("plan", "plan"),
    ]  # fmt: skip


def test_every_letter_leads_back_to_its_character() -> None:
    for text in ("So, the plan 3.", "Straße: oﬃce ½ ℃ é"):
        back = "".join(letters(text[at])[:1] for at in dict.fromkeys(places_of_letters(text)))
        assert len(places_of_letters(text)) == len(letters(text))
        assert back[0] == letters(text)[0]
    assert [("oﬃce"[at]) for at in places_of_letters("oﬃce")] == ["o", "ﬃ", "ﬃ", "ﬃ", "c", "e"]
