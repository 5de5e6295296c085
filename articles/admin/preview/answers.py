"""What every preview answers with: the reader's page in the site's language, kept and indexed by nobody."""

from functools import partial, wraps

from django.conf import settings
from django.utils import translation

from articles.reader.headers import not_kept


def unlisted(response):
    """The response, which no cache may store and no search engine may show."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return not_kept(response)


def as_readers_see_it(view):
    """The view's page in the site's language, whatever language the desk speaks."""

    @wraps(view)
    def answered(*args, **parts):
        with translation.override(settings.LANGUAGE_CODE):
            return unlisted(view(*args, **parts))

    return answered


def desk_view(model_admin, only, view):
    """A view of the desk that is handed the article's admin; `only` limits its methods."""
    return model_admin.admin_site.admin_view(only(partial(view, model_admin)))
