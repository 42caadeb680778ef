"""LINE tells us of its users, signed; accounts are bound by its own nonce, and people sign in with it."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from learningcity.city.people.models import LineNonce, Person, Reach, User
from learningcity.core import outbox
from learningcity.core.models import Message
from tests.core.channels.conftest import line  # noqa: F401  the fixture
from tests.factories import make_account, make_learner
from tests.line_server import Line
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
SECRET = "channel-secret"


@pytest.fixture(autouse=True)
def channel(settings: Settings) -> None:
    settings.LINE_CHANNEL_SECRET = SECRET


def call(*events: dict[str, Any], secret: str = SECRET, signature: str | None = None) -> int:
    body = json.dumps({"destination": "U0", "events": list(events)}).encode()
    sign = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
    answer = Client(enforce_csrf_checks=True).post(
        "/line/webhook",
        body,
        content_type="application/json",
        headers={"X-Line-Signature": sign if signature is None else signature},
    )
    return answer.status_code


def event(kind: str, code: str = "e1", user: str = "U1", **more: Any) -> dict[str, Any]:
    source = {"type": "user", "userId": user}
    return {"type": kind, "webhookEventId": code, "source": source, "mode": "active", **more}


def nonce_of(client: Client) -> str:
    answer = client.get("/accounts/line/link/", {"linkToken": "token"})
    assert answer.status_code == 302
    asked = urlsplit(answer["Location"])
    assert (asked.netloc, asked.path) == ("access.line.me", "/dialog/bot/accountLink")
    assert parse_qs(asked.query)["linkToken"] == ["token"]
    return parse_qs(asked.query)["nonce"][0]


def linked(nonce: str, code: str = "e1", user: str = "U1", result: str = "ok") -> dict[str, Any]:
    return event("accountLink", code, user, link={"result": result, "nonce": nonce})


def test_an_account_is_bound_by_the_nonce_that_comes_back() -> None:
    learner = make_learner()
    assert call(linked(nonce_of(client_of(learner.account)))) == 200
    assert Reach.objects.get(person=learner, channel="line").address == "U1"


def test_a_nonce_is_good_once_and_not_for_long() -> None:
    learner = make_learner()
    nonce = nonce_of(client_of(learner.account))
    call(linked(nonce))
    call(linked(nonce, code="e2", user="U2"))
    assert Reach.objects.get(person=learner).address == "U1"
    late = nonce_of(client_of(learner.account))
    LineNonce.objects.update(made_at=timezone.now() - timezone.timedelta(hours=1))  # type: ignore[attr-defined]
    call(linked(late, code="e3", user="U3"))
    assert Reach.objects.get(person=learner).address == "U1"


def test_a_link_that_failed_at_line_binds_nothing() -> None:
    learner = make_learner()
    call(linked(nonce_of(client_of(learner.account)), result="failed"))
    assert not Reach.objects.exists()


@pytest.mark.parametrize("signature", ["", "x", "ก", "AAAA"])
def test_a_call_that_line_did_not_sign_is_not_read(signature: str) -> None:
    learner = make_learner()
    headers = linked(nonce_of(client_of(learner.account)))
    assert call(headers, signature=signature.encode("ascii", "ignore").decode()) == 403
    assert call(headers, secret="another") == 403
    assert not Reach.objects.exists()


def test_without_a_channel_secret_nothing_is_read(settings: Settings) -> None:
    settings.LINE_CHANNEL_SECRET = ""
    assert call(event("follow"), secret="") == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"events": 3}', b'{"events": [3, {}]}', b"\xff"])
def test_a_strange_call_is_answered_and_harms_nothing(body: bytes) -> None:
    sign = base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
    answer = Client().post(
        "/line/webhook", body, content_type="application/json", headers={"X-Line-Signature": sign}
    )
    assert answer.status_code in (200, 403)


def test_an_event_that_comes_twice_is_heard_once() -> None:
    call(event("follow"))
    call(event("follow"))
    call(event("follow", code="e2"), event("follow", code="e2"))
    assert Message.objects.filter(template="line_welcome").count() == 2


def test_a_call_sent_again_after_all_that_is_remembered_is_not_heard() -> None:
    """What was heard is remembered for a week; a signed call may have been kept by someone for longer."""
    then = timezone.now() - timedelta(days=8)
    call(event("follow", timestamp=int(then.timestamp() * 1000)))
    assert not Message.objects.exists()
    call(event("follow", timestamp=int(timezone.now().timestamp() * 1000)))
    assert Message.objects.count() == 1


def test_who_follows_gets_a_button_that_binds_them(line: Line) -> None:  # noqa: F811
    call(event("follow", user="U77"))
    assert outbox.send_due() == 1
    [(to, message)] = line.delivered
    action = message["contents"]["footer"]["contents"][0]["action"]
    assert to == "U77"
    assert action["uri"].endswith("/accounts/line/link/?linkToken=token-of-U77")
    assert Client().get("/accounts/line/link/", {"linkToken": "t"})["Location"].startswith("/accounts/login/")


def test_who_leaves_is_written_to_otherwise_and_comes_back() -> None:
    learner = make_learner()
    call(linked(nonce_of(client_of(learner.account))))
    call(event("unfollow", code="e2"))
    assert Reach.objects.get(person=learner).blocked_at
    call(event("follow", code="e3"))
    assert Reach.objects.get(person=learner).blocked_at is None


def test_one_may_part_from_line() -> None:
    learner = make_learner()
    call(linked(nonce_of(client_of(learner.account))))
    assert client_of(learner.account).post("/accounts/line/unlink/").status_code == 302
    assert not Reach.objects.exists()


# -- signing in --------------------------------------------------------------------------------------------


class _Login(BaseHTTPRequestHandler):
    """LINE Login's OpenID Connect, as far as a web application meets it: discovery and the token endpoint."""

    user = "U500"

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[str-bytes-safe]
        self._say(
            {
                "issuer": here,
                "authorization_endpoint": f"{here}/oauth2/v2.1/authorize",
                "token_endpoint": f"{here}/oauth2/v2.1/token",
                "userinfo_endpoint": f"{here}/oauth2/v2.1/userinfo",
                "jwks_uri": f"{here}/oauth2/v2.1/certs",
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert asked["client_secret"] == ["login-secret-of-a-channel-of-32-bytes"]
        assert asked["code_verifier"]
        here = f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[str-bytes-safe]
        now = int(timezone.now().timestamp())
        claims = {"iss": here, "sub": self.user, "aud": "1234", "exp": now + 600, "iat": now, "name": "มาลี"}
        claims["picture"] = "https://profile.line-scdn.net/x"
        token = jwt.encode(claims, "login-secret-of-a-channel-of-32-bytes", algorithm="HS256")
        self._say({"access_token": "a", "id_token": token, "token_type": "Bearer", "expires_in": 600})

    def _say(self, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def login_server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Login)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def login(settings: Settings) -> Iterator[str]:
    with login_server() as url:
        settings.LINE_LOGIN_ID = "1234"
        providers = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        app = {
            "provider_id": "line",
            "name": "LINE",
            "client_id": "1234",
            "secret": "login-secret-of-a-channel-of-32-bytes",
            "settings": {
                "server_url": url,
                "fetch_userinfo": False,
                "token_auth_method": "client_secret_post",
            },
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": providers | {"APPS": [app]}}
        yield url


def come_by_line(client: Client, process: str = "login") -> Any:
    start = client.post(f"/accounts/oidc/line/login/?process={process}")
    assert start.status_code == 302
    asked = parse_qs(urlsplit(start["Location"]).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile"}
    assert asked["code_challenge_method"] == ["S256"]
    return client.get("/accounts/oidc/line/login/callback/", {"code": "c", "state": asked["state"][0]})


@pytest.mark.usefixtures("login")
def test_who_comes_by_line_has_an_account_and_is_reached_there() -> None:
    client = Client()
    assert come_by_line(client).status_code == 302
    account = User.objects.get()
    assert (account.name, account.email, account.phone) == ("มาลี", None, "")
    assert Reach.objects.get(person__account=account).address == "U500"
    assert account.socialaccount_set.get().extra_data == {}
    assert client.get("/accounts/").status_code == 200


@pytest.mark.usefixtures("login")
def test_who_comes_again_is_the_same_person() -> None:
    come_by_line(Client())
    come_by_line(Client())
    assert (User.objects.count(), Person.objects.count()) == (1, 1)
    assert User.objects.get().socialaccount_set.get().extra_data == {}


@pytest.mark.usefixtures("login")
def test_line_is_added_to_an_account_one_has() -> None:
    account = make_account("a@demo.example")
    client = client_of(account)
    come_by_line(client, "connect")
    assert User.objects.count() == 1
    assert Reach.objects.get(person__account=account).address == "U500"


def test_line_is_not_offered_where_it_is_not_set_up() -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert "oidc/line" not in page


@pytest.mark.usefixtures("login")
def test_line_is_offered_where_it_is() -> None:
    assert "/accounts/oidc/line/login/" in Client().get("/accounts/login/").content.decode()
