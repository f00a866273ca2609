"""Tests: challenges.views."""
