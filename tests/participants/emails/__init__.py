"""Tests: participants, emails."""
