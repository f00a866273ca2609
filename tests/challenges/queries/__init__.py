"""Tests: challenges.queries."""
