"""Starts the server on a free port of loopback, prints { "port": number }, and ends when stdin ends.

Stdin ends when the test's process ends, in whatever way, so no server outlives its test.
"""

import json
import os
import sys
import threading

import django
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


class RequestHandler(WSGIRequestHandler):
    # Head and body are two packets; the second would wait 40 ms for the acknowledgement of the first.
    disable_nagle_algorithm = True


def end_with_stdin():
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "letraz.settings"
    django.setup()
    threading.Thread(target=end_with_stdin, daemon=True).start()
    # This thread's connection stays open, and with it the database.
    call_command("migrate", run_syncdb=True, verbosity=0)
    server = ThreadedWSGIServer(("127.0.0.1", 0), RequestHandler)
    server.set_app(get_wsgi_application())
    print(json.dumps({"port": server.server_port}), flush=True)
    server.serve_forever()


main()
