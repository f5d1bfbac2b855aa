"""The pages with which a tablet is made to trust a hall's laptop, only where one is served."""

from __future__ import annotations

import base64
import io

from flask import Blueprint, Response, abort, make_response, render_template
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode

from elections.core.hall import Hall, fingerprint_groups, fingerprint_pictures, mobile_config
from elections.web.core.phrases import day
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
        code=_code(hall.plain_address),
        name=hall.authority.certificate.subject.rdns[0].rfc4514_string().removeprefix("CN="),
        groups=fingerprint_groups(hall.authority),
        pictures=fingerprint_pictures(hall.authority),
        ends=day(ends.date().isoformat()),
    )


def _code(text: str) -> str:
    """Return a QR code as the address of a picture."""
    code = QRCode(border=2)
    code.add_data(text)
    file = io.BytesIO()
    code.make_image(image_factory=SvgPathImage).save(file)
    return f"data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode()}"


@blueprint.get("/hall/<filename>")
def authority(filename: str) -> Response:
    """Serve the authority in the form that a kind of tablet opens."""
    found = _hall().authority
    forms = {
        "hall-authority.crt": (found.der, "application/x-x509-ca-cert"),
        "hall-authority.pem": (found.pem, "application/x-pem-file"),
        "hall-authority.mobileconfig": (mobile_config(found), "application/x-apple-aspen-config"),
    }
    if filename not in forms:
        abort(404)
    raw, kind = forms[filename]
    response = make_response(raw)
    response.mimetype = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
