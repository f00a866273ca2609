"""Tests: what changes an application."""
