"""Tests: workshops/services."""
