"""The host: the only room that knows MkDocs; its files and pages come in, strings and paths for the library go out."""
