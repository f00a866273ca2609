"""The two sessions of a case: when, where, and the calendar files."""
