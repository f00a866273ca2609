"""What changes: one verb a function."""
