"""The engine, from the moment the server starts until it is loaded, and after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from api.problems import MODELS_NOT_LOADED, NOT_READY, RETRY_AFTER_S, Refused
from summarizer.engine import Engine
from summarizer.errors import KhulasaError

logger = logging.getLogger(__name__)


class EngineSlot:
    """Holds the engine that was `given`, which its owner closes, or that `load` makes once."""

    def __init__(self, load: Callable[[], Engine], given: Engine | None = None) -> None:
        self._load = load
        self._given = given is not None
        self._engine = given
        self._failure: KhulasaError | None = None
        self._settled = asyncio.Event()

    async def load(self) -> None:
        """Loads the engine in a thread, unless one was given.

        A failure is logged and kept.
        """
        try:
            if not self._given:
                self._engine = await asyncio.to_thread(self._load)
        except KhulasaError as error:
            logger.error("the models cannot be loaded: %s", error)
            self._failure = error
        finally:
            self._settled.set()

    async def wait(self) -> Engine:
        """The engine, once it is there. Raises what loading raised."""
        await self._settled.wait()
        if self._failure is not None:
            raise self._failure
        return self.engine()

    def engine(self) -> Engine:
        """The engine. Raises Refused while it is being loaded, and where that failed."""
        if self._failure is not None:
            raise Refused(
                MODELS_NOT_LOADED, "The models could not be loaded; the server's log tells why."
            )
        if self._engine is None:
            raise Refused(
                NOT_READY,
                "The models are being loaded; try again soon.",
                headers={"Retry-After": str(RETRY_AFTER_S)},
            )
        return self._engine

    def close(self) -> None:
        """Frees the models that were loaded here."""
        if self._engine is not None and not self._given:
            self._engine.close()
