"""Tests: participants, queries."""
