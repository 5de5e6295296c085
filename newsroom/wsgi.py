"""The WSGI application behind its page cache, for granian or gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.caching import with_page_cache
from newsroom.startup import one_sentence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
with one_sentence():
    application = with_page_cache(get_wsgi_application())
