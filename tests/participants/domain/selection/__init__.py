"""Tests: the draw."""
