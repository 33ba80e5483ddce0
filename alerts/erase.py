"""Erase me: everything about her becomes unreadable, everywhere (S16)."""

from alerts.book import Book


def erase_everything(book: Book) -> None:
    """Destroy the key of all that is stored about her.

    DANGER: texts of an open alert are sealed with the same key. While one is open, what is hers is emptied at once and
    the key is destroyed as soon as the alert is closed, because a lost alert can cost her life.
    """
    if book.alert is None:
        book.destroy()
    else:
        book.empty_until_closed()
