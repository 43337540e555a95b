"""The door: HTTP, files and the command line. It knows Litestar and msgspec, never torch."""
