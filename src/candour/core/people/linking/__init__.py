"""Persons out of mentions: who stands in the records, by evidence that can be read and undone.

`rows.py` lays each entry's mentions out · `figures.py` gathers what one agency calls somebody ·
`subjects.py` says whom a role is relative to · `one_family.py` what follows from a review's being
about one family · `bearers.py` who alone can bear a name · `evidence.py` says what speaks for and
against two being one · `apart.py` who can never be one · `joining.py` joins what is strong and
suggests the rest · `persons.py` makes persons of it · `casting.py` is the whole of it.
"""
