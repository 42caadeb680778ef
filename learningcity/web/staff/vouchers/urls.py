"""The room of learning vouchers."""

from django.urls import path

from learningcity.web.staff.vouchers import giving, schemes, signs

urlpatterns = [
    path("", schemes.listing, name="schemes"),
    path("new", schemes.new, name="scheme_new"),
    path("signs", signs.listing, name="signs"),
    path("signs/<uuid:sign>", signs.resolve, name="sign_resolve"),
    path("<uuid:scheme>", schemes.page, name="scheme"),
    path("<uuid:scheme>/edit", schemes.edit, name="scheme_edit"),
    path("<uuid:scheme>/round", schemes.add_round, name="scheme_round"),
    path("<uuid:scheme>/carry/<int:ended>", schemes.carry, name="scheme_carry"),
    path("<uuid:scheme>/issue", giving.issue, name="voucher_issue"),
    path("<uuid:scheme>/vouchers", giving.listing, name="vouchers"),
    path("<uuid:scheme>/print", giving.make, name="voucher_make"),
    path("<uuid:scheme>/print/<uuid:batch>", giving.sheets, name="voucher_sheets"),
    path("<uuid:scheme>/cancel/<uuid:voucher>", giving.cancel, name="voucher_cancel"),
]
