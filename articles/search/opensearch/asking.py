"""Questions to the server, and what is public of its answers.

https://docs.opensearch.org/latest/query-dsl/ and https://docs.opensearch.org/latest/api-reference/multi-search/
"""

import json

from articles.search.backends import Silent
from articles.search.levels import PREFIX
from articles.search.opensearch.server import index_name, request

ORDER = [{"moment": "desc"}, {"pk": "desc"}]


def newest(public, asked, period, most):
    """Of each question (clauses) the newest publications that are public, as [(moment, pk), …], at most so many.

    One request for all of them; one more for those whose answers were not all public.
    """
    found, after = [[] for _clauses in asked], dict.fromkeys(range(len(asked)))
    while after:
        places = list(after)
        answers = _answers([body(asked[place], period, most, after[place]) for place in places])
        ids = {pk for rows in answers for _moment, pk in rows}
        seen = set(public.filter(pk__in=ids).order_by().values_list("pk", flat=True)) if ids else ()
        for place, rows in zip(places, answers, strict=True):
            found[place] += [row for row in rows if row[1] in seen]
            after[place] = rows[-1] if len(rows) == most and len(found[place]) < most else None
        after = {place: last for place, last in after.items() if last}
    return [rows[:most] for rows in found]


def body(clauses, period, most, after=None):
    """The newest documents that match all clauses, see `search.query`, within two moments."""
    within = {"range": {"moment": {"gte": period[0], "lte": period[1]}}}
    question = {
        "query": {"bool": {"filter": [within, *map(_clause, clauses)]}},
        "sort": ORDER,
        "size": most,
        "_source": False,
        "track_total_hits": False,
    }
    return question | ({"search_after": list(after)} if after else {})


def _clause(alternatives):
    return {"bool": {"should": list(map(_alternative, alternatives)), "minimum_should_match": 1}}


def _alternative(tokens):
    if len(tokens) > 1:
        return {"match_phrase": {"text": " ".join(tokens)}}
    if tokens[0].endswith(PREFIX):
        return {"prefix": {"tokens": {"value": tokens[0].removesuffix(PREFIX)}}}
    return {"term": {"tokens": {"value": tokens[0]}}}


def _answers(bodies):
    """Of each body its rows (moment, pk); none while there is no index yet."""
    head = {"index": index_name(), "ignore_unavailable": True}
    lines = [line for each in bodies for line in (head, each)]
    answer = request("POST", "_msearch", "".join(json.dumps(line) + "\n" for line in lines))
    wrong = [each["error"] for each in answer["responses"] if "error" in each]
    if wrong:
        raise Silent(f"The index of SEARCH_URL refused a question: {wrong[0]}")
    return [[tuple(hit["sort"]) for hit in each["hits"]["hits"]] for each in answer["responses"]]


def stored_ids(most):
    """Ids of all documents, in portions."""
    last = None
    while True:
        question = {"query": {"match_all": {}}, "sort": [{"pk": "asc"}], "size": most, "_source": False}
        question |= {"search_after": [last]} if last else {}
        path = f"{index_name()}/_search?ignore_unavailable=true"
        found = request("POST", path, json.dumps(question))["hits"]["hits"]
        if not found:
            return
        ids = [hit["sort"][0] for hit in found]
        last = ids[-1]
        yield ids
