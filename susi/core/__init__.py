"""What every app stands on: refusals, access, links, safe text, two languages. It has no tables."""
