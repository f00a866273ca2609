"""Run Django's management commands for SUSI."""

import os
import sys

# They work on files alone, so they run where no site is set up.
FILES_ONLY = {"draw", "verify_draw", "deal_groups"}
WHERE = {"SUSI_PRODUCTION", "SUSI_DEMO", "SUSI_DEBUG", "SUSI_SECRET_KEY"}


def main() -> None:
    """Run the command named on the command line with SUSI's settings."""
    if FILES_ONLY.intersection(sys.argv[1:2]) and not WHERE.intersection(os.environ):
        os.environ["SUSI_DEBUG"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susi.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 -- see the line above
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- the same

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"SUSI: {error}")


if __name__ == "__main__":
    main()
