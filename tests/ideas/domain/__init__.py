"""Tests: the rules of ideas."""
