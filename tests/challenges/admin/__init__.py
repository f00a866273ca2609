"""Tests: challenges.admin."""
