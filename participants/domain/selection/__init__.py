"""The draw: equal chances under quotas, numbered panels, explanations; pure and deterministic."""
