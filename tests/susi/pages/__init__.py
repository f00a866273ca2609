"""Tests: susi, pages."""
