"""The ledger: every draft and every release of a case, in the order in which they were made."""
