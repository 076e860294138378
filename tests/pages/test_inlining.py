"""A macro writes the same where it is called and where its body takes the place of the call."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, nodes

from dossier.pages.inlining import Load, inlined

TEMPLATES = {
    "shapes": "{% macro shape(kind, own=true) -%}<i>{{ kind }}{{ '' if own else '?' }}{{ to }}</i>{%- endmacro %}",
    "rows": '{% from "shapes" import shape with context %}'
    "{% macro row(items) -%}[{% for one in items %}{{ loop.index }}"
    "{{ shape(one, own=false) }}{% endfor %}]{%- endmacro %}",
    "deep": "{% macro deep(items) -%}({% for one in items %}{{ deep(one) }}{% endfor %}){%- endmacro %}",
}
VALUES = {"to": "&", "kind": "<own>", "rows": [["a", "<b>"], []]}


def _load(environment: Environment) -> Load:
    return lambda name: inlined(environment.parse(TEMPLATES[name]), _load(environment))[1]


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ('{% from "shapes" import shape as s with context %}{{ s(1) }}-{{ kind }}{{ s(kind="<", own=false) }}', 0),
        ('{% from "rows" import row with context %}{% for row_ in rows %}{{ row(row_) }}{% endfor %}', 0),
        ('{% from "shapes" import shape with context %}{{ shape(1) ~ "<" }}', 1),
        ('{% from "deep" import deep with context %}{{ deep([[], [[]]]) }}', 1),
        ("{% macro a(x) %}{{ b(x) }}{% endmacro %}{% macro b(y) %}{{ y }}{{ kind }}{% endmacro %}{{ a(1) }}", 0),
        ("{% macro a(y) %}{{ y }}{{ kind }}{% endmacro %}{% for kind in rows %}{{ a(1) }}{% endfor %}", 1),
    ],
)
def test_a_page_is_the_same_with_bodies_of_macros(source: str, calls: int) -> None:
    environment = Environment(autoescape=True, loader=DictLoader(TEMPLATES))
    whole, _ = inlined(environment.parse(source), _load(environment))
    left = [call for call in whole.find_all(nodes.Call) if not _in_macro(whole, call)]
    assert len(left) == calls
    code = environment.compile(whole, "page")
    page = environment.template_class.from_code(environment, code, environment.globals)
    assert page.render(VALUES) == environment.from_string(source).render(VALUES)


def _in_macro(whole: nodes.Template, call: nodes.Call) -> bool:
    return any(call in macro.find_all(nodes.Call) for macro in whole.find_all(nodes.Macro))
