"""Tests: participants, admin."""
