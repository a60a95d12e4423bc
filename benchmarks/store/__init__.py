"""The case file: adding a decision beside a bare INSERT, adding a file to a case of many."""
