"""Tests: participants, forms."""
