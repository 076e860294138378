"""The publication: what a site says about itself, and its addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dossier.read.history import History, Span
from dossier.targets import Addresses


@dataclass(frozen=True, slots=True)
class Changed:
    """When a claim was last changed, EDTF, and the target of what is said about it."""

    day: str
    target: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """Where readers propose claims, besides the address of the repository.

    Attributes:
        host: What the host of the repository runs: "github", "gitea", "forgejo" or "gitlab"; empty if its address says.
        branch: The branch that proposals are made to.
        contact: Address of e-mail or of a page, for readers without an account; empty for none.
    """

    host: str = ""
    branch: str = "main"
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a site says about itself on its pages.

    Attributes:
        site_name: Name of the site.
        site_url: Its address, or None.
        repo_url: Address of the repository, or None.
        edit_url: For a file of the project, the address where it can be edited, or None.
        history: What git knows about the annotations, or None.
        changed: The last change of each claim that has changed since it was added, by id.
        proposals: Where readers propose claims.
        from_disk: Whether it is read from a disk, without a server.
        full_text: Whether articles are the originals themselves and not renditions.
        urls: Address of every page relative to the site's root, by source path; empty until pages are published.
    """

    site_name: str = "this dossier"
    site_url: str | None = None
    repo_url: str | None = None
    edit_url: Callable[[str], str | None] = lambda _path: None
    history: History | None = None
    changed: Mapping[str, Changed] = field(default_factory=dict, repr=False)
    proposals: Proposals = Proposals()
    from_disk: bool = False
    full_text: bool = False
    urls: Mapping[str, str] = field(default_factory=dict, repr=False)

    def span(self, path: str) -> Span | None:
        """Return when the file at `path` was written and last changed, or None if git does not know it."""
        return self.history.spans.get(path) if self.history else None

    def commit_url(self) -> str | None:
        """Return the address to which the hash of a commit is added, or None."""
        return f"{self.repo_url.rstrip('/')}/commit/" if self.repo_url else None

    def address(self, target: str) -> str:
        """Return the address of `target`: absolute if the site's address is known, else relative to its root."""
        path = Addresses(self.urls).of(target)
        return f"{self.site_url.rstrip('/')}/{path}" if self.site_url else path
