"""What can go wrong inside, as one tree. The door maps every leaf to a problem of its own.

KhulasaError
├── InputError                  the request cannot be worked on; the caller can mend it
│   ├── NoUsableArticle         every article is empty, not Arabic or about another story
│   ├── DuplicateArticleId      two articles carry one id
│   ├── BadEncoding             a file is neither UTF-8 nor certainly windows-1256
│   └── BadArticle              an article has no text, or HTML without an article in it
├── ModelError                  a model cannot do what was asked
│   ├── ModelUnavailable        `engine: mt5` was asked for, and no weights are there
│   ├── BadModelFolder          a folder lacks files of a checkpoint, or they do not fit together
│   ├── MissingPackage          a package of an extra is not installed
│   ├── GenerationFailed        the model's library failed on an input
│   ├── EngineBusy              as much is waiting for the model as may wait
│   ├── ConversionRefused       a converted model does not say what its checkpoint says
│   └── StoreError              the model store cannot do what was asked
│       ├── LicenceNotAccepted  a licence with conditions was not accepted yet
│       ├── DownloadFailed      the hub cannot be reached, or does not have it
│       ├── DamagedModel        a file is not what its hash says
│       └── StoreBusy           another process is changing the store
├── BadPrompt                   a prompt file is wrong
└── Stopped                     the work ended before it was done
    ├── DeadlineExceeded        the time allowed is over
    └── Cancelled               whoever asked does not wait any more
"""

from __future__ import annotations


class KhulasaError(Exception):
    """The root. `field` names the part of the request that is wrong, as a path, where one is."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class InputError(KhulasaError):
    """The request cannot be worked on; the caller can mend it."""


class NoUsableArticle(InputError):
    """Every article is empty, not Arabic or about another story."""


class DuplicateArticleId(InputError):
    """Two articles carry one id."""


class BadEncoding(InputError):
    """A file is neither UTF-8 nor certainly windows-1256."""


class BadArticle(InputError):
    """An article has no text, or HTML without an article in it."""


class ModelError(KhulasaError):
    """A model cannot do what was asked."""


class ModelUnavailable(ModelError):
    """The model that was asked for has no weights here."""


class BadModelFolder(ModelError):
    """A folder lacks files of a checkpoint, or they do not fit together."""


class MissingPackage(ModelError):
    """A package of an extra is not installed; the message says how to install it."""


class GenerationFailed(ModelError):
    """The model's library failed on an input."""


class EngineBusy(ModelError):
    """As much is waiting for the model as may wait; later there is room again."""


class ConversionRefused(ModelError):
    """A converted model does not say what its checkpoint says; it was not kept."""


class StoreError(ModelError):
    """The model store cannot do what was asked."""


class LicenceNotAccepted(StoreError):
    """A licence with conditions was not accepted yet."""


class DownloadFailed(StoreError):
    """The hub cannot be reached, or does not have what was asked for."""


class DamagedModel(StoreError):
    """A file of the store, or on its way into it, is not what its hash says."""


class StoreBusy(StoreError):
    """Another process is changing the store."""


class BadPrompt(KhulasaError):
    """A prompt file is wrong; the message names the file and the key."""


class Stopped(KhulasaError):
    """The work ended before it was done."""


class DeadlineExceeded(Stopped):
    """The time allowed is over."""


class Cancelled(Stopped):
    """Whoever asked does not wait any more."""
