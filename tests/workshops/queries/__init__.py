"""Tests: workshops/queries."""
