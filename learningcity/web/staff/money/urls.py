"""The room of fees."""

from django.urls import path

from learningcity.web.staff.money import bank, payments, waivers

urlpatterns = [
    path("", payments.listing, name="payments"),
    path("<uuid:enrolment>/settle", payments.settle, name="payment_settle"),
    path("<uuid:enrolment>/reopen", payments.reopen, name="payment_reopen"),
    path("<uuid:enrolment>/refund", payments.refund, name="payment_refund"),
    path("<uuid:enrolment>/voucher", payments.by_voucher, name="payment_voucher"),
    path("<uuid:enrolment>/waive", payments.waive, name="payment_waive"),
    path("bank", bank.choose, name="bank"),
    path("bank/<str:token>/", bank.preview, name="bank_preview"),
    path("bank/run/<uuid:run>/take-back", bank.undo, name="bank_take_back"),
    path("waivers", waivers.listing, name="waivers"),
    path("waivers/new", waivers.new, name="waiver_new"),
    path("waivers/<uuid:rule>", waivers.edit, name="waiver"),
    path("payees", waivers.payees, name="payees"),
]
