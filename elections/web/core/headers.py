"""The headers of every answer: what a browser may load, run, keep and pass on."""

from __future__ import annotations

from flask import Flask, Response, current_app, g

from elections.web.core.access import Keep

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)

# The camera reads the code on a vote card. Nothing else is ever needed.
PERMISSIONS_POLICY = ", ".join(
    ["camera=(self)"]
    + [
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "browsing-topics",
            "display-capture",
            "geolocation",
            "gyroscope",
            "hid",
            "idle-detection",
            "local-fonts",
            "microphone",
            "midi",
            "payment",
            "serial",
            "usb",
        )
    ]
)

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    # One value everywhere: whether a cookie was looked at must not tell strangers what exists.
    "Vary": "Cookie, Accept-Encoding",
}

HSTS = "max-age=63072000; includeSubDomains"

FOR_EVER = "public, max-age=31536000, immutable"


def _cache_control(response: Response) -> str:
    access = g.get("access")
    if access is None or response.status_code >= 400:
        return "no-store"
    if access.keep is Keep.FOR_EVER or g.get("static_version_fits", False):
        return FOR_EVER
    return "no-cache" if access.keep is Keep.ASK_AGAIN else "no-store"


def add_headers(response: Response) -> Response:
    """Set the full set on one answer, errors and files included."""
    for name, value in ALWAYS.items():
        response.headers[name] = value
    response.headers["Cache-Control"] = _cache_control(response)
    # not in a hall: its certificate ends, and its second port is plain HTTP of the same name
    if current_app.config["REPVOTE_HSTS"]:
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def register(app: Flask) -> None:
    """Add the headers to every answer, files and errors included."""
    app.after_request(add_headers)
