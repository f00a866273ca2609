"""Tests: ideas/queries."""
