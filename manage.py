#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from newsroom.demo import adopt
from newsroom.startup import one_sentence

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    with one_sentence():
        adopt()
        execute_from_command_line(sys.argv)
