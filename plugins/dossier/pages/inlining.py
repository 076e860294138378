"""Macros: the body of a macro is put where it is called, so that no page imports templates or calls functions.

To import a template with its context takes as long as to write a hundred links, and each page would do it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from jinja2 import meta, nodes
from jinja2.visitor import NodeTransformer

_CALLERS = frozenset({"caller", "kwargs", "varargs"})
"""Names that have a meaning in a macro only while it is one."""
_SAME = frozenset({"to"})
"""Parameters that are the same wherever they are bound."""


@dataclass(frozen=True, slots=True)
class Body:
    """A macro whose body may take the place of its call.

    Attributes:
        params: Its parameters, each with what it is where a call does not say; None where a call has to.
        nodes: What it writes.
        free: Names that it takes from around it.
        portable: Whether it calls no macro of its template any more, so that any template can take it over.
    """

    params: Mapping[str, nodes.Expr | None]
    nodes: tuple[nodes.Node, ...]
    free: frozenset[str]
    portable: bool


Load = Callable[[str], Mapping[str, Body]]
"""From the name of a template to its macros, by name."""


def inlined(template: nodes.Template, load: Load) -> tuple[nodes.Template, dict[str, Body]]:
    """Return `template` with the bodies of macros in place of their calls, and its macros by name.

    A call stays where its result is a value and not written at once, and where a name would mean something else.

    Args:
        template: A parsed template; it is changed.
        load: Returns the macros of another template.
    """
    inliner = _Inliner(load, template.find_all(nodes.Macro))
    template.body = [each for node in template.body for each in inliner.visit_list(node)]
    wanted = {name.name for name in _read(template.body)}
    template.body = [node for node in template.body if _is_wanted(node, wanted)]
    return template, inliner.bodies


def _is_wanted(node: nodes.Node, wanted: set[str]) -> bool:
    """Return whether `node` is more than the definition or import of macros that nothing calls any more."""
    if isinstance(node, nodes.Macro):
        # What imports this template may still call it.
        return True
    if isinstance(node, nodes.FromImport):
        node.names = [name for name in node.names if (name if isinstance(name, str) else name[1]) in wanted]
        return bool(node.names)
    return True


class _Inliner(NodeTransformer):
    def __init__(self, load: Load, macros: Iterable[nodes.Macro]) -> None:
        self.bodies: dict[str, Body] = {}
        self._load = load
        self._waiting = {macro.name: macro for macro in macros}
        self._own = set(self._waiting)
        self._bound: list[set[str]] = [set()]

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802 - the visitor's own naming
        """Take in the macros that a template imports."""
        source = node.template.value if isinstance(node.template, nodes.Const) else None
        found = self._load(source) if source else {}
        for name in node.names:
            theirs, ours = (name, name) if isinstance(name, str) else name
            if theirs in found and found[theirs].portable:
                self.bodies[ours] = found[theirs]
            self._own.add(ours)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        """Take in a macro of the template, unless a call has asked for it before."""
        if self._waiting.pop(node.name, None) is None:
            return node
        around, self._bound = self._bound, [{arg.name for arg in node.args}]
        self.generic_visit(node)
        self._bound = around
        required = len(node.args) - len(node.defaults)
        defaults = (*[None] * required, *node.defaults)
        free = frozenset(meta.find_undeclared_variables(nodes.Template([node], environment=node.environment)))
        constant = all(isinstance(each, nodes.Const) for each in node.defaults)
        recursive = any(name.name == node.name for name in _read(node.body))
        if constant and not free & _CALLERS and not recursive:
            params = {arg.name: default for arg, default in zip(node.args, defaults, strict=True)}
            self.bodies[node.name] = Body(params, tuple(node.body), free, not free & self._own)
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Note the names that a loop binds."""
        with self._binding({name.name for name in _names(node.target)} | {"loop"}):
            return self.generic_visit(node)

    def visit_With(self, node: nodes.With) -> nodes.Node:  # noqa: N802
        """Note the names that a block binds."""
        with self._binding({name.name for target in node.targets for name in _names(target)}):
            return self.generic_visit(node)

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:  # noqa: N802
        """Note the names that an assignment binds from here on."""
        self._bound[-1].update(name.name for name in _names(node.target))
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802
        """Return what is written, with the bodies of macros in place of their calls."""
        written: list[nodes.Node] = []
        for part in node.nodes:
            body = self._body_of(part)
            if body is not None:
                written.append(body)
            elif written and isinstance(written[-1], nodes.Output):
                written[-1].nodes.append(part)
            else:
                written.append(nodes.Output([part], lineno=node.lineno, environment=node.environment))
        return written

    def _body_of(self, call: nodes.Node) -> nodes.With | None:
        """Return what takes the place of `call`; None where it has to stay."""
        if (
            not isinstance(call, nodes.Call)
            or not isinstance(call.node, nodes.Name)
            or call.dyn_args
            or call.dyn_kwargs
        ):
            return None
        if call.node.name in self._waiting:
            self.visit_Macro(self._waiting[call.node.name])
        body = self.bodies.get(call.node.name)
        if body is None or len(call.args) > len(body.params):
            return None
        given = dict(zip(body.params, call.args, strict=False)) | {one.key: one.value for one in call.kwargs}
        values = {name: given.get(name, default) for name, default in body.params.items()}
        bound = {
            name: value
            for name, value in values.items()
            if value is not None and not (isinstance(value, nodes.Name) and value.name == name)
        }
        around = set().union(*self._bound) - _SAME
        if None in values.values() or not given.keys() <= body.params.keys() or body.free & around:
            return None
        targets = [nodes.Name(name, "param", lineno=call.lineno, environment=call.environment) for name in bound]
        return nodes.With(
            targets, list(bound.values()), list(body.nodes), lineno=call.lineno, environment=call.environment
        )

    @contextmanager
    def _binding(self, names: set[str]) -> Iterator[None]:
        self._bound.append(names)
        try:
            yield
        finally:
            self._bound.pop()


def _read(body: Iterable[nodes.Node]) -> Iterator[nodes.Name]:
    """Yield the names of which `body` reads the value."""
    return (name for node in body for name in node.find_all(nodes.Name) if name.ctx == "load")


def _names(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)
