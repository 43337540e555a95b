"""The server process: a socket, uvicorn, and the moment when it is ready."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn
from litestar import Litestar

from api.app import create_app
from api.failures import Failed
from api.readiness import EngineSlot
from api.settings import Settings
from summarizer.errors import KhulasaError

GRACE_S = 10
"""Seconds that requests in work are given when the server is told to stop."""


def serve_forever(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serves until the process gets SIGTERM (returns) or SIGINT (raises KeyboardInterrupt).

    `announce` is told the address, once, when requests are answered: the models are loaded.

    Raises Failed where the address cannot be had or the models cannot be loaded.
    """
    logging.basicConfig(
        level=logging.INFO,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    app = create_app(settings)
    listener = _listen(settings)
    # uvicorn stops on SIGTERM and then raises the signal again, which would kill the process.
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    server = _Server(app, _address(listener), announce)
    with listener:
        server.run(sockets=[listener])
    if server.failure is not None:
        raise Failed(f"the models cannot be loaded: {server.failure}")


class _Server(uvicorn.Server):
    def __init__(self, app: Litestar, address: str, announce: Callable[[str], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="on",
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=GRACE_S,
            )
        )
        self.failure: KhulasaError | None = None
        self._slot: EngineSlot = app.state.slot
        self._address = address
        self._announce = announce
        self._waiting: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._waiting = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        try:
            await self._slot.wait()
        except KhulasaError as error:
            self.failure = error
            self.should_exit = True
        else:
            self._announce(self._address)


def _listen(settings: Settings) -> socket.socket:
    address = (settings.host, settings.port)
    try:
        family = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server(address, family=family, backlog=2048)
    except OSError as error:
        # create_server adds the address in brackets to the words of the system.
        why = str(error.strerror).partition(" (")[0]
        raise Failed(f"cannot listen on {settings.host} port {settings.port}: {why}") from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
