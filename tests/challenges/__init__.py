"""Tests: challenges."""
