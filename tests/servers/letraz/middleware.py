"""What stands between the network and the views."""

import threading

from django.http import HttpResponse, HttpResponseBadRequest, UnreadablePostError


class AllowEveryOrigin:
    """Cross-origin requests with credentials, as the public API allows them to its own front end."""

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
    """The threads share one SQLite database in memory, which refuses to wait for a lock.

    A body is read before its turn comes, so that a slow client keeps nobody waiting; one that ended early is refused, as
    a web server in front of Django would.
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
