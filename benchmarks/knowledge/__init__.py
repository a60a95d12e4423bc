"""Who is who and who knew what, against the truth of invented cases."""
