"""The command line: a name for each thing an operator does; everything else is Django's own commands."""

import os
import sys
from importlib import import_module

from django.core.management import execute_from_command_line
from django.db import DatabaseError

SYNONYMS = {"import": "import_file", "city": "city_new", "reset-factor": "reset_factor"}
"""Names on the command line whose module is called otherwise, because `import` is a word of Python."""

OF_CITY = {"new": "city_new", "export-template": "city_export_template"}
"""What can be done with `learningcity city`; without a word a new one is opened."""


def main() -> None:
    """Run `learningcity NAME …`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
    arguments = list(sys.argv)
    if arguments[1:2] == ["city"] and len(arguments) > 2 and arguments[2] in OF_CITY:
        arguments[1:3] = [OF_CITY[arguments[2]]]
    if len(arguments) > 1:
        arguments[1] = SYNONYMS.get(arguments[1], arguments[1])
    if arguments[1:2] == ["demo"]:
        os.environ.setdefault("LEARNINGCITY_DEMO", "true")
        os.environ.setdefault("LEARNINGCITY_SECOND_FACTOR", "offered")
    _check_settings()
    try:
        execute_from_command_line(arguments)
    except DatabaseError as fault:
        if "--traceback" in arguments:
            raise
        reason = str(fault).partition("\n")[0]
        sys.exit(f"The database cannot do this: {reason}. `learningcity doctor` says what is missing.")


def _check_settings() -> None:
    """End in a sentence where a variable cannot be used or the data directory cannot be made."""
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except (ValueError, OSError) as fault:
        sys.exit(f"A setting cannot be used: {fault}")
