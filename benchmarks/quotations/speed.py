"""A thousand quotations against ten million characters, beside rapidfuzz over all sentences.

The sources are made of the papers' own sentences by a fixed seed, half of one joined to half of
another, so that the same words stand in many places.
"""

import random
from collections.abc import Iterator
from time import process_time

from rapidfuzz import fuzz, process

from benchmarks.quotations.copies import copies
from benchmarks.quotations.gold import paper, paper_names
from benchmarks.report import peak_mib
from candour.core.documents.block import Draft
from candour.core.documents.document import Document, Original, assemble
from candour.core.documents.locator import Locator
from candour.core.documents.passage import Kind
from candour.core.quotations.checking import Checker
from candour.core.quotations.sources import Source
from candour.vocabulary.quotations import load_quotation_words
from candour.vocabulary.sentences import load_sentence_words

_SIZES = (1_000_000, 3_000_000, 10_000_000)
_QUOTATIONS = 1_000
_TIMED = 20
"""Of rapidfuzz: it would take a quarter of an hour for all."""


def figures() -> Iterator[dict[str, str]]:
    """Yield a row for each size."""
    for size in _SIZES:
        sentences = made_sentences(size)
        document = as_document(sentences)
        quotes = made_quotations(sentences)
        begun = process_time()
        checker = Checker([Source("all", document)], load_quotation_words(), load_sentence_words())
        indexed = process_time()
        for quote in quotes:
            checker.grader.grade(quote)
        done = process_time()
        rapid = _seconds_of_rapidfuzz(quotes, sentences)
        peak = peak_mib("benchmarks.quotations.speed", "index_only", str(size))
        bare = peak_mib("benchmarks.quotations.speed", "text_only", str(size))
        yield {
            "characters": f"{size:,}",
            "index, s": f"{indexed - begun:.1f}",
            f"{_QUOTATIONS:,} quotations, s": f"{done - indexed:.1f}",
            "rapidfuzz, s (20 scaled)": f"{rapid:.0f}",
            "times as fast": f"{rapid / (done - begun):.0f}",
            "MiB for the index": f"{peak - bare:.0f}",
        }


def made_sentences(size: int) -> list[str]:
    """Return sentences of so many characters in all."""
    chance = random.Random(3)
    known = [words.split() for name in paper_names() for words in paper(name).sentences]
    made: list[str] = []
    length = 0
    while length < size:
        one, other = chance.choice(known), chance.choice(known)
        made.append(" ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]) or "None.")
        length += len(made[-1]) + 1
    return made


def as_document(sentences: list[str]) -> Document:
    """Return a document of a sentence a passage."""
    drafts = [
        Draft(f"p{number}", Locator(paragraph=number), Kind.PARAGRAPH, words)
        for number, words in enumerate(sentences, 1)
    ]
    return assemble(Original("0" * 64, "made", 1, "text"), drafts)


def made_quotations(sentences: list[str]) -> list[str]:
    """Return true and altered copies of some of the sentences, mixed."""
    chance = random.Random(4)
    made = [copy.words for copy in copies(chance.sample(sentences, _QUOTATIONS // 2))]
    return chance.sample(made, _QUOTATIONS)


def _seconds_of_rapidfuzz(quotes: list[str], sentences: list[str]) -> float:
    begun = process_time()
    for quote in quotes[:_TIMED]:
        process.extractOne(quote, sentences, scorer=fuzz.partial_ratio)
    return (process_time() - begun) * len(quotes) / _TIMED


def index_only(size: str) -> Checker:
    """Make the text and its index, for the memory that they take."""
    document = as_document(made_sentences(int(size)))
    return Checker([Source("all", document)], load_quotation_words(), load_sentence_words())


def text_only(size: str) -> Document:
    """Make the text alone."""
    load_quotation_words()
    return as_document(made_sentences(int(size)))
