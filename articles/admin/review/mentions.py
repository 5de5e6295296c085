"""Answers the search for a colleague who is to be mentioned: only those who may see the article."""

from django.http import JsonResponse

from articles.admin.found import find_article
from articles.discussion.mentions import colleagues


def colleague_search(request, object_id):
    """Names and what is written behind the @: the full name, or the user name where there is none."""
    article = find_article(request, object_id)
    found = colleagues(request.GET.get("term", "").replace("\x00", ""), article)
    results = [{"name": str(user), "mention": user.username} for user in found if user != request.user]
    response = JsonResponse({"results": results})
    response["Cache-Control"] = "no-store"
    return response
