"""The blueprint of the groups' pages."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers.response import Response as AnyResponse

blueprint = Blueprint("groups", __name__, url_prefix="/groups")

Page = str | tuple[str, int] | AnyResponse
FRAME = "groups/frame.html"
