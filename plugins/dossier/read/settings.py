"""Settings: what a dossier needs to know of `mkdocs.yml`, read without MkDocs.

MkDocs runs what a tag such as `!!python/name:…` names when it reads its configuration. Here the file is data: only
the values that are needed are built, from the nodes of the parsed file, and every tag in them but `!ENV` is refused.
The rest of the file is ignored.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TypeAlias

import yaml
from pathspec.gitignore import GitIgnoreSpec

from dossier.codes import ADVICE, CODES
from dossier.diagnostics import DossierError, Severity, one_of, printable, shown

NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""Names that the configuration may have; the first that exists is read."""
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
"""What a page may load and do: everything from its own host, nothing from another."""
FROM_DISK_POLICY = POLICY.replace("'self'", "'self' file:") + "; img-src 'self' file: data:"
"""The same for a site that is read from a disk: to some browsers a file is not from the host that another is from."""
UNSEEN = GitIgnoreSpec.from_lines([".*", "/templates/"])
"""Files below `docs_dir` that MkDocs leaves out unless `exclude_docs` brings them back."""
PLUGIN = "dossier"
_MAX_BYTES = 1024 * 1024
_MAX_HEIRS = 20
_Nodes: TypeAlias = Mapping[str, yaml.Node]
_STRING = "tag:yaml.org,2002:str"


class SettingsError(DossierError):
    """`mkdocs.yml` cannot be read, or has a value of another kind; the message begins with file and line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the parts of a dossier are, and what else its configuration says about it.

    Attributes:
        docs: Folder of the pages, relative to the project root, with forward slashes.
        annotations: Folder of the annotations, written in the same way.
        site_url: Address of the site, with a slash at its end; empty for none.
        sources: Folder of the originals as it is written; empty for none.
        trusted_keys: Keys in the front matter of pages that may have any value.
        trusted_pages: Pages, relative to `docs`, that may contain HTML.
        policy: Content-Security-Policy of every page; empty for none.
        guard_since: Commit or tag from which addresses count as published; empty for all that are in git.
        severity: How much findings that are not errors count, by code.
        exclude: Which files below `docs` are not published.
        drafts: Which others are published in a preview only.
    """

    docs: str = "docs"
    annotations: str = "annotations"
    site_url: str = ""
    sources: str = ""
    trusted_keys: tuple[str, ...] = ()
    trusted_pages: tuple[str, ...] = ()
    policy: str = POLICY
    guard_since: str = ""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    exclude: GitIgnoreSpec = field(default_factory=lambda: UNSEEN)
    drafts: GitIgnoreSpec | None = None

    def publishes(self, path: str) -> bool:
        """Return whether the file at `path`, relative to `docs`, becomes a part of the site."""
        return not (self.exclude.match_file(path) or (self.drafts is not None and self.drafts.match_file(path)))

    @property
    def articles(self) -> str:
        """Folder of the renditions, relative to the project root."""
        return f"{self.docs}/articles"


def read_settings(root: Path) -> Settings:
    """Return the settings of the project `root`; the defaults if it has no configuration.

    Raises:
        SettingsError: The configuration is not YAML, or a value is not of the kind that MkDocs takes.
    """
    name = next((name for name in NAMES if (root / name).exists()), None)
    return Settings() if name is None else _settings(root, _keys(root, name))


def folder_in(root: Path, written: str) -> str | None:
    """Return the folder `written`, relative to `root` or absolute, as a path below `root`; None if it is not."""
    top, folder = (Path(os.path.abspath(each)) for each in (root, root / written))  # noqa: PTH100 - follows no link
    return folder.relative_to(top).as_posix() if top in folder.parents else None


class _Loader(yaml.SafeLoader):
    """SafeLoader with `!ENV`. It is the one in Python, whose recursion has a bound: libyaml crashes the process."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return the first set variable of those that `node` names, else its last item; None if there is only one item."""
    items: list[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names, default = (items[:-1], items[-1]) if len(items) > 1 else (items, None)
    for each in names:
        if not isinstance(each, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(problem="expected the name of a variable")
        if each.value in os.environ:
            value = os.environ[each.value]
            # The type is the one that the value would have if it were written in the file.
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, value, node.start_mark))
    return None if default is None else loader.construct_object(default, deep=True)


_Loader.add_constructor("!ENV", _env)


def _refuse(node: yaml.Node, message: str) -> NoReturn:
    raise SettingsError(f"{node.start_mark.name}:{node.start_mark.line + 1}: {message}")


def _value(node: yaml.Node | None) -> object:
    """Return the value of `node`; a tag other than `!ENV` is refused."""
    if node is None:
        return None
    try:
        return _Loader("").construct_document(node)
    except yaml.MarkedYAMLError as error:
        _refuse(node, f"the value cannot be read: {printable(error.problem or '')}")
    except (ValueError, RecursionError) as error:
        _refuse(node, f"the value cannot be read: {printable(str(error))}")


def _pairs(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the nodes in a mapping by key; of anything else, nothing."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    try:
        _Loader("").flatten_mapping(node)
    except yaml.MarkedYAMLError as error:
        _refuse(node, f"the value cannot be read: {printable(error.problem or '')}")
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _keys(root: Path, name: str, heirs: int = 0) -> dict[str, yaml.Node]:
    """Return the nodes by key in the configuration `name`, relative to `root`, and in those that it inherits from."""
    top = _top(root / name, name)
    if not isinstance(top, yaml.MappingNode | None):
        _refuse(top, "expected keys with values, such as 'docs_dir: docs'")
    own = _pairs(top)
    if "INHERIT" not in own:
        return own
    parent = posixpath.normpath(posixpath.join(posixpath.dirname(name), _text(own, "INHERIT", "")))
    if not (root / parent).is_file():
        _refuse(own["INHERIT"], f"there is no file {shown(parent)} to inherit from")
    if heirs == _MAX_HEIRS:
        _refuse(own["INHERIT"], "the file inherits from itself, or there are too many")
    return _merged(_keys(root, parent, heirs + 1), own, ("plugins", PLUGIN))


def _merged(parent: _Nodes, own: _Nodes, deep: tuple[str, ...]) -> dict[str, yaml.Node]:
    """Return `own` over `parent`; mappings at the keys `deep`, each within the last, are merged instead of replaced."""
    merged = {**parent, **own}
    for key in deep[:1]:
        over, under = own.get(key), parent.get(key)
        if isinstance(over, yaml.MappingNode) and isinstance(under, yaml.MappingNode):
            below = _merged(_pairs(under), _pairs(over), deep[1:])
            pairs = [(yaml.ScalarNode(_STRING, name), node) for name, node in below.items()]
            merged[key] = yaml.MappingNode(over.tag, pairs, over.start_mark)
    return merged


def _top(file: Path, name: str) -> yaml.Node | None:
    """Return the whole of a configuration, called `name` in messages; None if there is nothing in it."""
    try:
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise SettingsError(f"{name}:1: the file cannot be read: {error.strerror}") from error
    if len(content) > _MAX_BYTES:
        raise SettingsError(f"{name}:1: the file is too large: expected at most {_MAX_BYTES // 1024} KiB")
    try:
        loader = _Loader(content)
        loader.name = name
        node: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, problem = mark.line + 1 if mark else 1, printable(error.problem or "")
        raise SettingsError(f"{name}:{line}: the YAML cannot be parsed: {problem}") from error
    except yaml.reader.ReaderError as error:
        line = content.count(b"\n", 0, error.position) + 1
        raise SettingsError(f"{name}:{line}: the file is not UTF-8, or has a control character") from error
    except ValueError as error:
        raise SettingsError(f"{name}:1: the YAML cannot be parsed: {printable(str(error))}") from error
    except RecursionError as error:
        raise SettingsError(f"{name}:1: values are nested too deep") from error
    return node


def _settings(root: Path, keys: _Nodes) -> Settings:
    options = _options(keys.get("plugins"))
    default = Settings()
    exclude = _patterns(keys, "exclude_docs")
    site_url = _text(keys, "site_url", "")
    return Settings(
        docs=_folder(root, keys, "docs_dir", default.docs),
        annotations=_folder(root, options, "annotations", default.annotations),
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        sources=_text(options, "sources", default.sources),
        trusted_keys=_texts(options, "trusted_keys"),
        trusted_pages=_texts(options, "trusted_pages"),
        policy=_text(options, "policy", default.policy),
        guard_since=_text(options, "guard_since", default.guard_since),
        severity=_severities(options.get("severity")),
        exclude=UNSEEN if exclude is None else UNSEEN + exclude,
        drafts=_patterns(keys, "draft_docs"),
    )


def _options(plugins: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the options of the plugin by name, whether plugins are written as a list or as a mapping."""
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        for name, options in _pairs(item).items():
            if name.removeprefix("/") == PLUGIN:
                return _pairs(options)
    return {}


def _folder(root: Path, keys: _Nodes, name: str, default: str) -> str:
    folder = folder_in(root, _text(keys, name, default))
    if folder is None:
        _refuse(keys[name], f"{shown(name)} is not below the folder of the configuration")
    return folder


def _patterns(keys: _Nodes, name: str) -> GitIgnoreSpec | None:
    if _value(keys.get(name)) is None:
        return None
    try:
        return GitIgnoreSpec.from_lines(_text(keys, name, "").splitlines())
    except ValueError as error:
        _refuse(keys[name], f"{shown(name)} has a pattern that cannot be read: {printable(str(error))}")


def _text(keys: _Nodes, name: str, default: str) -> str:
    value = _value(keys.get(name))
    if value is not None and not isinstance(value, str):
        _refuse(keys[name], f"{shown(name)} is not a text: put it in quotation marks")
    return default if value is None else value


def severities(written: object) -> dict[str, Severity]:
    """Return the option `severity` as it is used.

    Raises:
        ValueError: It is not a mapping of codes to severities, or a code is always an error.
    """
    if written is None:
        return {}
    levels = [str(each) for each in Severity]
    if not isinstance(written, dict) or any(level not in levels for level in written.values()):
        raise ValueError(f"expected codes with {one_of(levels)}, such as 'D314: note'")
    for code in written:
        if code not in ADVICE:
            fault = "is always an error" if code in CODES else "is not the code of a finding"
            raise ValueError(f"{shown(str(code))} {fault}; expected one of {', '.join(sorted(ADVICE))}")
    return {code: Severity(level) for code, level in written.items()}


def _severities(node: yaml.Node | None) -> dict[str, Severity]:
    try:
        return severities(_value(node))
    except ValueError as error:
        assert node is not None  # noqa: S101 - without one, nothing is wrong
        _refuse(node, f"'severity': {error}")


def _texts(keys: _Nodes, name: str) -> tuple[str, ...]:
    if name not in keys:
        return ()
    value = _value(keys[name])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        _refuse(keys[name], f"{shown(name)} is not a list of texts: write each on its own line, after '- '")
    return tuple(value)
