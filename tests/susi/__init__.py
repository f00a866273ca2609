"""Tests: susi."""
