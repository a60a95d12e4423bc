"""The workbench in a browser: a thin face over actions, for one person on one laptop."""
