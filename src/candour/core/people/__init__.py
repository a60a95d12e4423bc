"""Who is who: what records call people, and which of those are one person."""
