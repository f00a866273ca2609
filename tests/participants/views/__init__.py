"""Tests: participants, views."""
