"""Starting with settings that refuse: one sentence and exit code 1 instead of a traceback."""

import sys
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured


@contextmanager
def one_sentence():
    """Ends the process when the settings refuse; everything else passes."""
    try:
        yield
    except ImproperlyConfigured as refusal:
        sys.exit(f"Newsroom does not start: {refusal}")
