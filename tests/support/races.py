"""Many threads that start at the same moment."""

import threading

from django.db import close_old_connections, connection

from susi.core.errors import ActionRefused


def race(jobs):
    """Run all jobs at once; give what each returned, or the code of its refusal, or its error."""
    start, said = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(index, job):
        close_old_connections()
        start.wait()
        try:
            said[index] = job()
        except ActionRefused as refusal:
            said[index] = refusal.code
        except Exception as error:  # noqa: BLE001 -- shown by the assertion
            said[index] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said
