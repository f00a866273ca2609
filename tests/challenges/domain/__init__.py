"""Tests: the rules of challenges."""
