"""Tests: the pages of the application."""
