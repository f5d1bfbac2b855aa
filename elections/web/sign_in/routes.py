"""All pages of signing in."""

from elections.web.sign_in import first, invited, me, pages, second
from elections.web.sign_in.pages import blueprint

__all__ = ["blueprint", "first", "invited", "me", "pages", "second"]
