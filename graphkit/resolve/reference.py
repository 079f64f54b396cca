"""All tables together: what resolving looks things up in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from graphkit.resolve.bodies import body_of
from graphkit.resolve.catalogue import Catalogue
from graphkit.resolve.places import Gazetteer
from graphkit.resolve.symbols import Symbols
from graphkit.resolve.types import Context
from graphkit.resolve.urn import document_urn
from graphkit.resolve.wording import Wording
from graphkit.resources import data

_TABLES = (
    "places.tsv",
    "places-old.tsv",
    "bodies.tsv",
    "abbreviations.tsv",
    "symbols.tsv",
    "names.tsv",
    "instruments.tsv",
)


@dataclass(frozen=True)
class Reference:
    """Places, instruments, and how bodies are called. Read-only; tables are read when first needed."""

    own_catalogue: Path | None = None
    places: Gazetteer = field(
        default_factory=lambda: Gazetteer(data("places.tsv"), data("places-old.tsv")),
        compare=False,
        repr=False,
    )
    wording: Wording = field(
        default_factory=lambda: Wording(data("abbreviations.tsv"), data("bodies.tsv")),
        compare=False,
        repr=False,
    )
    symbols: Symbols = field(default_factory=lambda: Symbols(data("symbols.tsv")), compare=False, repr=False)

    @classmethod
    def load(cls, catalogue: Path | None = None) -> Reference:
        """Return the bundled tables and, before them, a user's own catalogue.

        Raises GraphkitError where that file cannot be read or is no catalogue.
        """
        reference = cls(catalogue)
        if catalogue is not None:
            reference.catalogue.check()
        return reference

    @cached_property
    def catalogue(self) -> Catalogue:
        """The instruments that are known by number or by name."""
        own = (self.own_catalogue,) if self.own_catalogue else ()
        return Catalogue((*own, data("names.tsv")), (data("instruments.tsv"),), self.identify)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all tables' contents: what was resolved with others may be stale."""
        digest = hashlib.sha256()
        for path in (*map(data, _TABLES), *((self.own_catalogue,) if self.own_catalogue else ())):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def identify(self, issuer: str, doc_type: str, so_ky_hieu: str, date: str | None) -> str:
        """Return the id of an instrument whose issuers are named in full, joined by "; "."""
        bodies = (body_of(name, Context(), self) for name in self.symbols.joint(issuer))
        return document_urn(*bodies, doc_type=doc_type, so_ky_hieu=so_ky_hieu, date=date)
