"""Reading, publishing and importing: how much processor time a page costs, hot and cold, and how soon a change is seen.

The server has one processor and one worker, the client another. Counted is processor time of the server and of the
data base, so that a slow client or a busy machine changes little; ratios are of one run.
"""

from benchmarks.delivery.measuring import measure

__all__ = ["measure"]
