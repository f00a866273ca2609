"""Tests: ideas/admin."""
