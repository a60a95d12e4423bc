"""`python -m candour` is the same as `candour`."""

from candour.cli.main import main

main()
