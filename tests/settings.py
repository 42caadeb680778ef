"""The installation's own settings in a data directory that is thrown away."""

import os
import tempfile

os.environ.setdefault("LEARNINGCITY_DATA", tempfile.mkdtemp(prefix="learningcity-tests-"))
os.environ.setdefault("LEARNINGCITY_DEBUG", "true")
os.environ.setdefault("LEARNINGCITY_SECOND_FACTOR", "offered")

from learningcity.config.settings import *  # noqa: F403

DEBUG = False
WHITENOISE_AUTOREFRESH = True
"""Otherwise each test's client reads the whole folder of static files first."""
