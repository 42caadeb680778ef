"""What the setting for a proxy in front changes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import json
from django.conf import settings
print(json.dumps([settings.ALLAUTH_TRUSTED_PROXY_COUNT, settings.SECURE_PROXY_SSL_HEADER]))
"""


@pytest.mark.parametrize(
    ("behind", "said"), [("true", [1, ["HTTP_X_FORWARDED_PROTO", "https"]]), ("false", [0, None])]
)
def test_a_proxy_is_trusted_only_where_there_is_one(behind: str, said: object, tmp_path: Path) -> None:
    """Trusted without one, anyone could claim any address and so be counted as someone else each time."""
    surroundings = {
        "LEARNINGCITY_BEHIND_PROXY": behind,
        "LEARNINGCITY_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "learningcity.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=ROOT,
        env=os.environ | surroundings,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == said
