"""Pages that show several apps: home, the challenge, my challenge, the desk, legal texts."""
