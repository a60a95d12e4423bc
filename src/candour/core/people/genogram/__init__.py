"""The genogram: a family's people in rows of generations, as each agency recorded them."""
