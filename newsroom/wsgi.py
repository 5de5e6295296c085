"""The WSGI application, for granian or gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.startup import one_sentence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
with one_sentence():
    application = get_wsgi_application()
