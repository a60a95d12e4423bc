"""Colours of what Candour writes, as six hexadecimal digits."""

TEXT_COLOUR = "1A1A1A"
HEADING_FILL = "1F3A4D"
