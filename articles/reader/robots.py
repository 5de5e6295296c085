"""What programs may do with the site: robots.txt, and the reservation of text and data mining, from one setting.

The reservation is the one § 44b (3) UrhG and Art. 4 (3) of directive 2019/790 ask for: readable by machines, in the
ways machines look for it, robots.txt (RFC 9309) and the TDM Reservation Protocol (https://www.w3.org/community/reports/tdmrep/).
"""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from articles.addresses import path_to
from articles.cachekeys import SITE
from articles.reader.dependence import shows
from articles.reader.frame import absolute
from articles.reader.headers import reservation
from articles.reader.serving import public

# Programs that gather texts to train models, by the names their owners publish. Those that look something up while a
# person asks, or feed a search that links to us (OAI-SearchBot, ChatGPT-User, Claude-User, Claude-SearchBot,
# PerplexityBot, Perplexity-User, Bingbot), are not among them: they bring readers.
TRAINING = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "DeepSeekBot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "img2dataset",
    "meta-externalagent",
    "omgili",
    "PanguBot",
    "Timpibot",
    "Webzio-Extended",
)


@public
def robots(request, *, at):
    shows(SITE)
    context = {
        "training": TRAINING if settings.DATA_MINING_RESERVED else (),
        "desk": "/" + settings.ADMIN_PATH,
        "sitemaps": [absolute(path_to(name)) for name in ("sitemap", "news_sitemap")],
        "policy": settings.DATA_MINING_POLICY,
    }
    text = render_to_string("feeds/robots.txt", context)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public
def tdmrep(request, *, at):
    """The reservation for the whole site; without one there is no such file."""
    if not settings.DATA_MINING_RESERVED:
        raise Http404
    shows(SITE)
    return JsonResponse([{"location": "/*", **reservation()}], safe=False)
