"""Pictures of who knew what when: a table of facts and agencies, and a drawing along time."""
