"""The endpoint: SPARQL 1.1 Protocol over HTTP, read-only, with a page to ask from that needs no network."""

from graphkit.endpoint.server import Endpoint, is_loopback

__all__ = ["Endpoint", "is_loopback"]
