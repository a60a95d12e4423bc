"""What a release holds, file by file with its hash, and how it differs from what is there."""
