"""The genogram as a picture, and the table behind it."""
