"""What agencies knew, and what they told each other, measured."""
