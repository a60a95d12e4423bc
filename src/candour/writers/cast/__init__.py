"""The cast of a case: the genogram, and who is known to which agency as what."""
