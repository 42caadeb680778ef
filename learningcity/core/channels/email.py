"""Messages by e-mail, through the mail server of the settings."""

from smtplib import SMTPConnectError, SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from learningcity.core import letters
from learningcity.core.channels.answers import Answer, Later, NotTaken, Sent
from learningcity.core.models import Message

RINGS = False


def is_set_up() -> bool:
    """Always: without a mail server, letters are kept as files."""
    return True


def send(message: Message, address: str) -> Answer:
    """Hand a letter to the mail server; an address that it does not know is refused for good."""
    try:
        letters.write(message, address).send()
    except SMTPRecipientsRefused as fault:
        why, codes = type(fault).__name__, [code for code, _text in fault.recipients.values()]
        return NotTaken(why) if all(code >= 500 for code in codes) else Later(why)
    except (SMTPServerDisconnected, SMTPConnectError) as fault:
        return Later(type(fault).__name__)
    except SMTPException:
        raise
    except OSError as fault:  # no route, no name, no answer
        return Later(type(fault).__name__)
    return Sent()
