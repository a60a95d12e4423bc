"""What became of the words of several documents, told together."""

from collections import Counter

from candour.core.release.retelling import Retold, in_all


def test_several_documents_are_counted_together_and_stay_as_they_were() -> None:
    police = Retold(
        counts=Counter(name=2),
        withheld=Counter(name=20),
        characters=100,
        recorded=Counter(Police=100),
        withheld_of={"Police": Counter(name=20)},
    )
    both = Retold(
        counts=Counter(name=1, plate=1),
        withheld=Counter(name=10, plate=20),
        characters=100,
        recorded=Counter(Police=50, GP=50),
        withheld_of={"Police": Counter(name=10), "GP": Counter(plate=20)},
    )
    whole = in_all([police, both])
    assert whole.counts == Counter(name=3, plate=1)
    assert (whole.share(), whole.share("name")) == (0.25, 0.15)
    assert (whole.share_of("Police"), whole.share_of("GP")) == (0.2, 0.4)
    assert police.withheld_of == {"Police": Counter(name=20)}
