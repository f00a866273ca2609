"""Template tags of the core, built into every template."""
