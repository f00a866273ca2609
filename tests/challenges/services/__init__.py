"""Tests: challenges.services."""
