"""Pages and actions."""
