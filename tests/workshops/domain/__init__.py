"""Tests: the rules of workshops."""
