"""Every e-mail is a row first; a worker claims, sends and settles it."""
