"""How far bulk runs came, kept in the user's session after every article, so that a killed run can tell."""

RUNS, KEPT = "bulk_runs", 3  # the last runs of a session


def begin(request, key, action, items, query):
    """Writes down what is about to be done, before anything is, and the filters of the list it began from."""
    runs = dict(list(request.session.get(RUNS, {}).items())[-(KEPT - 1) :])
    pairs = [list(item) for item in items]
    runs[key] = {"action": action.name, "items": pairs, "results": [], "query": query}
    request.session[RUNS] = runs
    request.session.save()


def keep(request, key, outcome):
    """Adds one outcome, stored at once."""
    request.session[RUNS][key]["results"].append([outcome.article_id, outcome.state, outcome.sentence])
    request.session.save()


def load(request, key):
    """The run of this key, or None."""
    return request.session.get(RUNS, {}).get(key)


def finished_before(request, key):
    """Whether this very form was sent already, perhaps a moment ago by a second click: read anew from the store."""
    stored = type(request.session)(request.session.session_key)
    return key in stored.get(RUNS, {})


def interrupted(request):
    """Key of the last run if it stopped before its end, else None."""
    runs = request.session.get(RUNS, {})
    last = next(reversed(runs), None)
    return last if last and len(runs[last]["results"]) < len(runs[last]["items"]) else None
