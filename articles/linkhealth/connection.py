"""One connection to one checked address of a host, which ends after its time whatever the host does."""

import functools
import http.client
import socket
import ssl
from contextlib import contextmanager, suppress
from threading import Timer

MOST_IPS = 3  # addresses of one host that are tried


class PinnedConnection(http.client.HTTPConnection):
    """To the addresses that were checked: the name is not looked up again, so it cannot lead elsewhere meanwhile.

    With `trust` it speaks TLS, and the certificate has to be the host's.
    """

    def __init__(self, place, ips, seconds, trust=None):
        self.default_port = http.client.HTTPS_PORT if trust else http.client.HTTP_PORT
        super().__init__(place.host, place.port, timeout=seconds)
        self.ips, self.trust = ips[:MOST_IPS], trust
        self.wire, self.overdue = None, False

    def connect(self):
        """Raises TimeoutError when the time was over before there was anything to cut."""
        self._keep(self._first())
        if self.trust:
            self._keep(self._wrapped())
            self.sock.do_handshake()

    def _keep(self, wire):
        self.wire = self.sock = wire
        if self.overdue:
            raise TimeoutError

    def _wrapped(self):
        return self.trust.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)

    def _first(self):
        """A socket to the first address that takes it; the last error when none does."""
        problem = ConnectionError("no address")
        for ip in self.ips:
            try:
                wire = socket.create_connection((ip, self.port), self.timeout / len(self.ips))
            except OSError as error:
                problem = error
            else:
                wire.settimeout(self.timeout)
                return wire
        raise problem

    def cut(self):
        """Ends what is being read or written, from another thread."""
        self.overdue = True
        if self.wire is not None:
            with suppress(OSError):  # it may have ended by itself
                socket.socket.shutdown(self.wire, socket.SHUT_RDWR)


@contextmanager
def opened(place, ips, seconds, trust):
    """The connection for so many seconds in all; many slow bytes take no longer than one."""
    connection = PinnedConnection(place, ips, seconds, trust if place.scheme == "https" else None)
    clock = Timer(seconds, connection.cut)
    clock.daemon = True
    clock.start()
    try:
        yield connection
    finally:
        clock.cancel()
        connection.close()


@functools.cache
def public_trust():
    """The authorities this machine trusts, read once."""
    return ssl.create_default_context()
