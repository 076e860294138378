"""Pages: a dossier and its relations come in, what pages show and the HTML of it go out."""
