"""Rules of challenges in plain Python."""
