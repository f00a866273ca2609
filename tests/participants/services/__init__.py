"""Tests: participants, services."""
