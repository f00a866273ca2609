"""Tests: workshops/admin."""
