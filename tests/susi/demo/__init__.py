"""Tests: the demo world."""
