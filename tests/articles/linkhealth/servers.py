"""Real servers on this machine for the tests of links: each path answers as a test says, and every request is noted."""

import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = (
    Path(__file__).parent / "localhost.pem"
)  # of localhost, signed by itself, good for a hundred years


class Server(ThreadingHTTPServer):
    """`pages` are functions of the request by path; `asked` are (method, path) and `times` their moments."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, pages):
        super().__init__(("127.0.0.1", 0), Request)
        self.pages, self.asked, self.times, self.headers = pages, [], [], []
        self.gone = threading.Event()

    @property
    def port(self):
        return self.server_address[1]

    def url(self, path, host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.port}{path}"

    def handle_error(self, request, client_address):
        """Whoever asks hangs up where they have seen enough; that is no fault of the server."""


class Request(BaseHTTPRequestHandler):
    def answer(self):
        self.server.times.append(time.monotonic())
        self.server.asked.append((self.command, self.path))
        self.server.headers.append(dict(self.headers))
        self.server.pages[self.path](self)

    do_HEAD = do_GET = answer  # noqa: N815  the names the library calls

    def log_message(self, *args):
        """Tests say nothing while they pass."""


def status(number, **headers):
    """A page that answers with that status; `Retry_After="5"` becomes a header."""

    def page(request):
        request.send_response(number)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "2")
        request.end_headers()
        if request.command == "GET":
            request.wfile.write(b"ok")

    return page


def by_method(**pages):
    """Another page for each method."""
    return lambda request: pages[request.command](request)


def redirect(number, location):
    return status(number, Location=location)


def hang_up(request):
    """Ends the connection without a word."""
    request.close_connection = True


def silent(request):
    """Takes the request and answers nothing, until the test is over."""
    request.server.gone.wait(30)


def dripping_head(request):
    """One byte now and then, each in time, never a whole line."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not request.server.gone.wait(0.05):
        request.wfile.write(b"x")


def endless(request):
    """A page that never ends, as fast as it is read."""
    request.send_response(200)
    request.end_headers()
    while not request.server.gone.is_set():
        request.wfile.write(b"x" * 65536)


def garbage(request):
    request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


@contextmanager
def serving(pages, *, tls=False):
    """The server while the block runs."""
    server = Server(pages)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.gone.set()
        server.shutdown()
        thread.join()
        server.server_close()
