"""Tests: ideas/views."""
