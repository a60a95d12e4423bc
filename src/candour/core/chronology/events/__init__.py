"""Events: entries, within an agency and across agencies, that tell of one happening."""
