"""The ASGI application, for servers that want it."""

import os

from django.core.asgi import get_asgi_application

from newsroom.startup import one_sentence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
with one_sentence():
    application = get_asgi_application()
