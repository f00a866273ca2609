"""Ask the web server of this machine how it is:  python -m susi.probe  (0: it is well)."""

import sys
import urllib.error
import urllib.request

from susi.env import env_int, env_list

SECONDS = 5


def main() -> int:
    """Give 0 where the health page answers 200, else 1.

    The request looks like one that the proxy passes on, or the answer would be a redirect.
    """
    host = env_list("SUSI_ALLOWED_HOSTS", "localhost")[0]
    request = urllib.request.Request(
        f"http://127.0.0.1:{env_int('SUSI_PORT', 8000, minimum=1, maximum=65_535)}/halsa/",
        headers={"Host": host, "X-Forwarded-Proto": "https"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 -- http, to this machine
            return 0
    except (urllib.error.URLError, OSError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
