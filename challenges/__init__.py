"""The call: challenges, cases, criteria and quotas, and what each phase allows."""
