"""The first page of a demonstration: what this is, and where to go on. Production has none and says nothing."""

from flask import Blueprint, Response, render_template

from simulator.reader import HEADERS, for_the_reader
from texts.catalogue import load_words


def start_page(console_url: str, short_code: str) -> Blueprint:
    """The page at `/`."""
    page = Blueprint("start", __name__, template_folder="templates")
    words = load_words("simulator")

    @page.get("/")
    def show() -> str:
        return render_template("start.html", console_url=console_url, short_code=short_code, **for_the_reader(words))

    @page.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response

    return page
