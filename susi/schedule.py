"""The only list of periodic work: task, seconds between two runs, and why."""


def beat_schedule() -> dict[str, dict[str, object]]:
    """Give Celery beat's table; every task scans the database, so a lost run costs only time."""
    return {
        # Mail that no wake-up reached, and mail whose retry is due.
        "deliver-due-messages": {
            "task": "outbox.deliver_due",
            "schedule": 5.0,
            "options": {"expires": 30},
        },
        # Trials and lists that no wake-up reached, and those whose worker was killed.
        "work-on-selection-runs": {
            "task": "participants.work_on_runs",
            "schedule": 5.0,
            "options": {"expires": 30},
        },
        # Reminders of sessions and of answers that are due, found by what the clock says now.
        "send-due-reminders": {
            "task": "participants.send_due_reminders",
            "schedule": 60.0,
            "options": {"expires": 60},
        },
        # Offers nobody answered in time.
        "expire-unanswered-offers": {
            "task": "participants.expire_unanswered_offers",
            "schedule": 60.0,
            "options": {"expires": 60},
        },
        # Old sign-in sessions.
        "clear-old-sign-ins": {
            "task": "core.clear_old_sign_ins",
            "schedule": 24 * 3600.0,
            "options": {"expires": 3600},
        },
        # Accounts that somebody typed an address for and never confirmed.
        "remove-unconfirmed-people": {
            "task": "accounts.remove_unconfirmed_people",
            "schedule": 24 * 3600.0,
            "options": {"expires": 3600},
        },
    }
