"""Two or more people at the same moment: threads that start together, each with its own connection."""

import threading

from django.db import connection


def at_once(*attempts):
    """Runs the attempts in threads that start together; returns what each returned."""
    barrier, answers = threading.Barrier(len(attempts)), [None] * len(attempts)

    def run(place, attempt):
        try:
            barrier.wait(timeout=60)
            answers[place] = attempt()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(attempts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return answers
