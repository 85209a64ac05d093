"""The reading room: a web page on which the record is read, checked and corrected."""

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
