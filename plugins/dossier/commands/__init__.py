"""Commands that need no dossier, and the output of all: arguments come in, text or JSON and exit codes go out."""
