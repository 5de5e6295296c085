"""A slow server and a slow browser, for finding tests that read before the answer is there: `pytest --slow`."""

import random
import time

LATEST = 0.5  # seconds an answer is late at most
TIMES_SLOWER = 4  # the processor of a page


class LateAnswers:
    """Middleware: each answer comes some moments late, so that they also come in another order than asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        time.sleep(random.uniform(0, LATEST))
        return response


def slow_down(page):
    """The page computes as on an old machine that does something else besides."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
