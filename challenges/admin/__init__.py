"""The admin of the app."""
