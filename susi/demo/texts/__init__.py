"""The words of the demo challenge, in Swedish and English."""
