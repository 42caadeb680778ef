"""Letters and whoever sends them, for a test in which two workers send at once.

`python -m tests.core.senders PREPARE|SEND` does it to the database of the surroundings.
"""

import argparse
import json
import sys
import time

if __name__ == "__main__":
    import django

    django.setup()

from django.core.management import call_command
from django.test import override_settings

from learningcity.core import outbox
from tests.factories import make_account

LETTERS = 160
ABOUT = {
    "city": "phra-nakhon",
    "title_th": "ใช้มือถือให้ปลอดภัย",
    "title_en": "Safe on your phone",
    "starts_at": "2026-11-26T13:30:00+07:00",
    "ends_at": "2026-11-26T15:30:00+07:00",
    "venue_th": "หอสมุดเมือง",
    "venue_en": "City Library",
    "reason": "",
    "code": "กข 4172",
    "name": "ยายสมศรี",
}


def prepare() -> None:
    call_command("migrate", verbosity=0)
    for number in range(LETTERS):
        to = make_account(f"{number}@demo.example")
        outbox.queue(template="booked", to=to, key=str(number), context=ABOUT)


def send(begin: float, directory: str) -> int:
    """Send all that is due from a moment on, each letter into a file of the directory."""
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend", EMAIL_FILE_PATH=directory
    ):
        time.sleep(max(0.0, begin - time.time()))
        return outbox.send_due()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["prepare", "send"])
    parser.add_argument("--begin", type=float, default=0)
    parser.add_argument("--directory", default="")
    given = parser.parse_args()
    if given.what == "prepare":
        prepare()
    else:
        sys.stdout.write(json.dumps({"sent": send(given.begin, given.directory)}))


if __name__ == "__main__":
    main()
