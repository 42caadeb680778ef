"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
application = get_wsgi_application()

# What was loaded lives as long as the process: the collector of garbage need not walk over it again.
gc.freeze()
