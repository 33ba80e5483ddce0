"""What every answer of the console says to the browser: keep nothing, frame nothing, run nothing that is not ours.

OWASP ASVS 5.0, chapters V3.4 and V14.3.
"""

from flask import Flask, Response, request

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_HSTS = "max-age=63072000; includeSubDomains"


def send_headers(app: Flask, *, is_demo: bool) -> None:
    """Put them on every answer; files of looks may be kept, and only a demonstration does without TLS."""

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if (request.endpoint or "").endswith(".static") and response.status_code == 200:
            response.headers["Cache-Control"] = "private, max-age=300"
        if not is_demo:
            response.headers["Strict-Transport-Security"] = _HSTS
        return response
