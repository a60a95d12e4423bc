"""The list of what an agency is asked to mend, as a file to attach to a message."""
