"""People on their way: application, choice, place."""
