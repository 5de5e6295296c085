"""Serves the site with granian, to a proxy that speaks https or to the demo's only reader.

SIGHUP loads the code anew: new workers first, then the old ones finish what they have begun.
"""

import gc
import signal

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from newsroom import environment
from newsroom.startup import one_sentence

START_TIME = 2.5  # seconds a new worker gets before the old one is told to leave
STOP_TIMEOUT = 5  # seconds a worker gets to finish its requests


def load_application(target):
    """Runs in each worker. Ctrl-C reaches all processes of a terminal, and a worker that gets it besides the
    main process's own signal may hang; so workers listen to the main process only.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    from newsroom.wsgi import application  # each worker loads its own, with its own connections

    gc.collect()
    gc.freeze()  # what is loaded stays: nobody has to look through it again for what nobody needs any more
    return application


def serve():
    """Answers until it is stopped, with PORT, WORKERS and THREADS."""
    with one_sentence():
        server = Granian(
            "newsroom.wsgi:application",
            address=environment.text("HOST"),
            port=environment.number("PORT"),
            interface=Interfaces.WSGI,
            workers=environment.number("WORKERS"),
            blocking_threads=environment.number("THREADS"),
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            respawn_interval=START_TIME,
            workers_kill_timeout=STOP_TIMEOUT,
        )
    server.serve(target_loader=load_application)


if __name__ == "__main__":
    serve()
