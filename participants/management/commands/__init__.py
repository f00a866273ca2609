"""Commands of participants."""
