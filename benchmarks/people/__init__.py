"""Who is who, measured on the invented case."""
