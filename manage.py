"""Run Django's management commands for SUSI."""

import os
import sys


def main() -> None:
    """Run the command named on the command line with SUSI's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susi.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 -- see the line above
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- the same

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"SUSI: {error}")


if __name__ == "__main__":
    main()
