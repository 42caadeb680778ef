"""Addresses about the account, before those of the sign-in library, which answers the rest."""

from django.urls import path

from learningcity.web.public.people import (
    accounts,
    devices,
    line,
    links,
    reach,
    second_factor,
    signing_out,
)

urlpatterns = [
    path("", accounts.account, name="account"),
    path("login/", accounts.sign_in, name="account_login"),
    path("logout/", signing_out.sign_out, name="account_logout"),
    path("signup/", accounts.sign_up, name="account_signup"),
    path("phone/change/", accounts.sign_in_phone, name="account_change_phone"),
    path("phone/confirm/", reach.confirm_my_phone, name="account_confirm_phone"),
    path("line/link/", line.link, name="line_link"),
    path("line/unlink/", line.unlink, name="line_unlink"),
    path("link/", links.ask_for_link, name="account_link"),
    path("link/use/", links.use_link, name="account_link_use"),
    path("sessions/", devices.devices, name="usersessions_list"),
    path("sessions/end/", devices.sign_out_elsewhere, name="account_sign_out_elsewhere"),
    path("2fa/webauthn/keys/<int:pk>/remove/", second_factor.remove_key, name="mfa_remove_webauthn"),
    path("demo/", accounts.demo_sign_in, name="account_demo"),
]
