"""Tests: choosing by hand."""
