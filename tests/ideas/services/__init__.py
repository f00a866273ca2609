"""Tests: ideas/services."""
