"""Serves the portal with four members on a free port of this machine: `python serve.py FOLDER`, with the built app in DIST."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("DATABASE", str(Path(sys.argv[1]) / "portal.sqlite3"))

import django
from django.core.management import call_command

MEMBERS = [("ada", "Ada", "Abbott", 1), ("ben", "Ben", "Brown", 2), ("cleo", "Cleo", "Chen", 3), ("dan", "Dan", "Drew", 40)]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def fill():
    """Makes the tables, an admin and the members, each with the days since the last use."""
    from django.contrib.auth.models import User
    from django.utils.timezone import now

    from portal.models import Member

    call_command("migrate", run_syncdb=True, verbosity=0)
    User.objects.create_superuser("admin", "admin@example.com", "admin")
    for name, first, last, days in MEMBERS:
        user = User.objects.create_user(name, f"{name}@example.com", first_name=first, last_name=last)
        used = now() - timedelta(days=days)
        Member.objects.create(user=user, vault_created_at=now() - timedelta(days=300), last_used_at=used)


def main():
    django.setup()
    fill()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    application = StaticFilesHandler(get_wsgi_application())
    with make_server("127.0.0.1", 0, application, Server, Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}/admin/", flush=True)
        server.serve_forever()


main()
