"""Tests: ideas."""
