"""Makes the invented case: entries written as YAML become the files agencies would have sent."""
