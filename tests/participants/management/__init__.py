"""Tests: what people at a shell do with files."""
