"""What the first visitor would wait for, done before: word lists, templates, what is kept."""

from .archive import Archive
from .listing import Asked, entry_list
from .pages.review import waiting
from .pages.sources import sources
from .rendering import environment, style_sheet


def warm(archive: Archive) -> None:
    """Make ready what all pages share. Raises StoreError where the database cannot be opened."""
    for name in environment().list_templates():
        environment().get_template(name)
    style_sheet()
    waiting(archive)
    sources(archive)
    with archive.store() as store:
        entry_list(store, Asked())
