"""Review: two editions of a dossier come in, what changed between them goes out, as values, Markdown, HTML and JSON."""
