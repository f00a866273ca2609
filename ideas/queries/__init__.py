"""What the pages of ideas, votes and results show."""
