"""What pages show about applications, places and reminders."""
