"""Tests: the rules of participants."""
