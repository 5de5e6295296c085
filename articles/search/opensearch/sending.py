"""Sends what waits in the outbox: each publication as the database has it now, or that it is gone."""

import json

from django.conf import settings
from django_tasks import task

from articles.models import Publication, Unsent
from articles.search.backends import Silent
from articles.search.opensearch.server import create_index, index_name, request

AT_ONCE = 500  # documents of one request


@task()
def send_due():
    """Sends everything that waits; returns how many publications. What fails is tried again, by `deliver_notices` as well."""
    if not settings.SEARCH_URL:
        return 0
    sent = 0
    while rows := list(Unsent.objects.waiting().order_by("pk")[:AT_ONCE]):
        ours = Unsent.objects.filter(pk__in=[row.pk for row in rows])
        ours.claim()
        try:
            _send({row.publication for row in rows})
        except Silent as error:
            for row in ours:
                row.postpone(error)
            return sent
        ours.delete()
        sent += len(rows)
    return sent


def _send(ids):
    from articles.search.writing import entry  # which asks for a back end, and this is one

    create_index()
    found = Publication.objects.in_bulk(ids)
    lines = []
    for pk in sorted(ids):
        lines += _stored(entry(found[pk])) if pk in found else [{"delete": {"_id": str(pk)}}]
    answer = request("POST", f"{index_name()}/_bulk", "".join(json.dumps(line) + "\n" for line in lines))
    wrong = [each["index"]["error"] for each in answer["items"] if "error" in each.get("index", {})]
    if wrong:
        raise Silent(f"The index of SEARCH_URL refused a publication: {wrong[0]}")


def _stored(entry):
    document = {
        "pk": entry.pk,
        "moment": entry.moment,
        "text": " ".join(entry.text),
        "tokens": list(dict.fromkeys([*entry.text, *entry.marks])),
    }
    return [{"index": {"_id": str(entry.pk)}}, document]
