"""`python -m benchmarks.scale postgres://…/small postgres://…/large`: what each page costs in the larger archive beside the smaller.

Both are filled before with `manage.py generate_corpus`. Every page is made anew; wall time of one process, whose
data base runs beside it. Prints medians in milliseconds and their ratio.
"""

import json
import os
import subprocess
import sys
import time
from statistics import median

from benchmarks.figures import Figure, table

ROUNDS = 15
GROWTH = 1.5  # times as much as the smaller archive, at most
SEARCHES = {"common word": "Stadt", "rare word": "Fischereikonferenz", "two words": "Haushalt Brücke"}


def main(urls):
    """Measures each data base in a process of its own, as settings are read once."""
    small, large = (json.loads(_run(url)) for url in urls)
    figures = []
    for name, spent in large.items():
        figures.append(Figure(f"{name}: smaller archive", small[name], "ms"))
        figures.append(Figure(f"{name}: larger archive", spent, "ms"))
        figures.append(Figure("  ratio", spent / small[name], "", GROWTH))
    sys.stdout.write(table(figures) + "\n")


def _run(url):
    environment = {**os.environ, "DATABASE_URL": url, "DEBUG": "1", "PAGE_CACHE_MB": "0"}
    words = [sys.executable, "-m", "benchmarks.scale"]
    return subprocess.run(words, env=environment, check=True, capture_output=True, text=True).stdout


def measure():
    """{what: milliseconds} of the data base the settings name."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    import django  # after the name of the settings
    from django.conf import settings  # the same

    settings.DEBUG = False  # templates are kept, queries are not
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()
    from django.test import Client  # needs the set-up

    reader, chief = Client(), _chief()
    found = {name: _time(reader, addresses) for name, addresses in _addresses().items()}
    return found | {name: _time(chief, addresses) for name, addresses in _desk().items()}


def _time(client, addresses):
    spent = []
    for place in range(ROUNDS + 3):
        address = addresses[place % len(addresses)]
        begun = time.perf_counter()
        answer = client.get(address)
        spent.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return median(spent[3:])


def _addresses():
    from articles.conf import conf  # needs the set-up, like the models
    from articles.models import Category, Publication  # the same

    live = Publication.objects.live()
    stories = list(live.select_related("category").order_by("-pk")[: ROUNDS + 3])
    section = Category.objects.without_tree_fields().order_by("pk").first()
    old = live.filter(category=section).order_by("published_at")[50]
    deep = f"{int(old.published_at.timestamp() * 1_000_000)}.{old.pk}"
    return {
        "article": [story.get_absolute_url() for story in stories],
        "home": ["/"],
        "section": [section.get_absolute_url()],
        "section, last pages": [f"{section.get_absolute_url()}?vor={deep}"],
        "all stories, last pages": [f"/?vor={deep}"],
        "feed": ["/feeds/rss.xml"],
        "topic": ["/thema/haushalt/"],
        "sitemap part": [f"/sitemap-{stories[0].article_id // conf('SITEMAP_LENGTH') - 1}.xml"],
        **{f"search, {name}": [f"/suche/?q={words}"] for name, words in SEARCHES.items()},
    }


def _desk():
    from django.urls import reverse  # needs the set-up, like the models

    from articles.models import Article  # the same

    listed = reverse("admin:articles_article_changelist")
    newest = Article.objects.order_by("-pk").first()
    return {
        "admin list": [listed],
        "admin list, filtered": [f"{listed}?status=released&category={newest.category_id}"],
        "admin list, searched": [f"{listed}?q=Fischereikonferenz"],
        "editor": [reverse("admin:articles_article_change", args=[newest.pk])],
    }


def _chief():
    from django.test import Client  # needs the set-up, like the models

    from articles.models import User  # the same

    client = Client()
    user, _made = User.objects.get_or_create(username="benchmark", is_staff=True, is_superuser=True)
    client.force_login(user)
    return client


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1:])
    else:
        sys.stdout.write(json.dumps(measure()))
