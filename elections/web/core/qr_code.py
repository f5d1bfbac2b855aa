"""QR codes on pages."""

from __future__ import annotations

import base64
import io

from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def qr_picture(text: str) -> str:
    """Return a QR code as the address of a picture."""
    code = QRCode(border=2)
    code.add_data(text)
    file = io.BytesIO()
    code.make_image(image_factory=SvgPathImage).save(file)
    return f"data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode()}"
