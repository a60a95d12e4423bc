"""Two accounts side by side, as a page, as tracked changes, or in brief."""
