"""The demo challenge: the world of 2020, built at any stage."""
