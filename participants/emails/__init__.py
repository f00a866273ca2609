"""The only door to the outbox: application mails, place mails, reminders."""
