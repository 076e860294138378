"""The command line: `dossier` and its commands, each in a module of `commands/` that is imported when it is called.

Exit codes are 0 if nothing is wrong, 1 if something was found, and 2 if the call itself cannot be carried out.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

USAGE = 2
_COMMANDS = {
    "check": ("check", "check_command", "Check a dossier, or some of its files."),
    "diff": ("diff", "diff_command", "Show what a change does to a dossier, for its reviewer."),
    "explain": ("explain", "explain_command", "Explain a finding: why it is one, a bad and a good example."),
    "fix": ("fix", "fix_command", "Make the fixes that are certain, and ask about the rest."),
    "fmt": ("fmt", "fmt_command", "Write annotations in the house style; no value changes."),
    "guard": ("guard", "guard_command", "Find published addresses that would lead nowhere."),
    "import": ("importing", "import_command", "Start a new article from a document."),
    "index": ("search", "index_command", "Index all HTML pages of a site."),
    "new": ("new", "new_command", "Write a new claim on some words of an article."),
    "pin": ("pin", "pin_command", "Print the pinpoint of words in an original."),
    "schema": ("schema", "schema_command", "Print the JSON Schema of a kind of file."),
    "search": ("search", "search_command", "Search an index."),
    "todo": ("todo", "todo_command", "List what a dossier still needs."),
    "upgrade": ("upgrade", "upgrade_command", "Upgrade annotations to the current version of their format."),
    "verify": ("verify", "verify_command", "Verify a dossier against its originals."),
}
"""Of each command its module, the name that it has there, and what it does, so that help imports none of them."""


class _Commands(click.Group):
    """A group of commands that are imported when they are called.

    A `DossierError` is reported by its message, with exit code 2.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click declares it
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click declares it
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"dossier.commands.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _COMMANDS[name][2]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        try:
            return super().invoke(ctx)
        except Exception as error:
            # Who has raised a `DossierError` has imported it; to import it here would cost every call.
            if not any(each.__name__ == "DossierError" for each in type(error).__mro__):
                raise
            from dossier.diagnostics import printable  # noqa: PLC0415 - see above

            click.echo(f"error: {printable(str(error))}", err=True)
            ctx.exit(USAGE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dossier")
def main() -> None:
    """Check and maintain an annotated dossier.

    Exit codes: 0 if nothing is wrong, 1 if something was found, 2 if the call itself cannot be carried out.
    """
