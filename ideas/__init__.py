"""Ideas, the blind ballot and its result."""
