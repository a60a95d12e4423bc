"""Pages of the workbench at 20,000 entries, in Chromium, beside peers."""
