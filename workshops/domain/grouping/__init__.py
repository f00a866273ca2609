"""Dealing people into groups: mixed by criteria, wishes kept, the same again for one seed."""
