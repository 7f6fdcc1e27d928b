"""Middleware: cross-origin requests, and one request at a time."""

import threading

from django.http import HttpResponse, HttpResponseBadRequest, UnreadablePostError


class AllowEveryOrigin:
    """Allows cross-origin requests with credentials, as the public API does for its own front end."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = HttpResponse(status=204) if is_preflight else self.get_response(request)
        response["Access-Control-Allow-Origin"] = request.headers.get("Origin", "*")
        response["Access-Control-Allow-Credentials"] = "true"
        response["Access-Control-Allow-Methods"] = "GET, PATCH"
        response["Access-Control-Allow-Headers"] = "authorization, content-type, x-csrftoken"
        response["Access-Control-Expose-Headers"] = "retry-after"
        response["Vary"] = "Origin"
        return response


class OneAtATime:
    """Handles one request at a time: the threads share an SQLite database in memory, which does not wait for locks.

    A body is read before the request gets its turn, so a slow client does not block others. A body that ended early is
    refused, as a web server in front of Django would.
    """

    turn = threading.Lock()

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        expected = int(request.headers.get("Content-Length") or 0)
        try:
            received = len(request.body)
        except UnreadablePostError:  # a reset
            received = None
        if received != expected:
            return HttpResponseBadRequest("The body ended early.", content_type="text/plain")
        with self.turn:
            return self.get_response(request)
