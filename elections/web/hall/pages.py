"""The pages with which a tablet is made to trust a hall's laptop, only where one is served."""

from __future__ import annotations

from flask import Blueprint, Response, abort, make_response, render_template

from elections.core.hall import Hall, fingerprint_groups, fingerprint_pictures, mobile_config
from elections.web.core.phrases import day
from elections.web.core.qr_code import qr_picture
from elections.web.core.request_context import context

blueprint = Blueprint("hall", __name__)


def _hall() -> Hall:
    hall = context().settings.hall
    if hall is None:
        abort(404)
    return hall


@blueprint.get("/hall")
def trust() -> str:
    """Show the steps for each kind of tablet, with the code that brings it here."""
    hall = _hall()
    ends = hall.authority.certificate.not_valid_after_utc
    return render_template(
        "hall/trust.html",
        hall=hall,
        code=qr_picture(hall.plain_address),
        name=hall.authority.certificate.subject.rdns[0].rfc4514_string().removeprefix("CN="),
        groups=fingerprint_groups(hall.authority),
        pictures=fingerprint_pictures(hall.authority),
        ends=day(ends.date().isoformat()),
    )


@blueprint.get("/hall/<filename>")
def authority(filename: str) -> Response:
    """Serve the authority in the form that a kind of tablet opens."""
    trusted = _hall().authority
    forms = {
        "hall-authority.crt": (trusted.der, "application/x-x509-ca-cert"),
        "hall-authority.pem": (trusted.pem, "application/x-pem-file"),
        "hall-authority.mobileconfig": (mobile_config(trusted), "application/x-apple-aspen-config"),
    }
    if filename not in forms:
        abort(404)
    raw, kind = forms[filename]
    response = make_response(raw)
    response.mimetype = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
