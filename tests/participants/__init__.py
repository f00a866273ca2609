"""Tests: participants."""
