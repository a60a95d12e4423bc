"""What must hold for a fact to be added: it is a sentence, and whom it is about is there."""

from candour.core.decisions import Act
from candour.core.people.deciding import PersonOf
from candour.errors import CandourError

_LONGEST = 300


def check_fact(act: Act, case: str, person_of: PersonOf) -> None:
    """Check a fact that a reviewer adds, about a person, or about the case where it names nobody.

    Raises `CandourError` saying why it cannot be added.
    """
    value = act.value if isinstance(act.value, dict) else {"sentence": act.value}
    sentence = value.get("sentence")
    if not isinstance(sentence, str) or not sentence.strip() or len(sentence) > _LONGEST:
        raise CandourError(
            "the fact is missing or too long",
            expected=f"one plain sentence of at most {_LONGEST} characters",
        )
    named = [one for one in (*act.about, value.get("person")) if one and one != case]
    for one in named:
        if person_of(str(one)) is None:
            raise CandourError(
                f"{one}: the records mention no such person",
                expected=f"a person's id, as in P3fa9c1b27d, or {case}",
                next_step="candour people --case NAME --json prints every id",
            )
