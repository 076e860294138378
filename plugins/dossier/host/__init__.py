"""The host: the only room that knows MkDocs; its files and pages come in, the library's strings and paths go out."""
