"""Search: sections and entries come in, the files of the index go out."""
