"""The command line as `python -m dossier`."""

from dossier.cli import main

main(prog_name="dossier")
