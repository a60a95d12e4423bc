"""Plain text, Markdown and reStructuredText: paragraphs, numbers, lists, tables, quotations."""
