"""Originals: the texts of outlets come in; pinpoints, drafts and what is borne out go out, and never a word of them."""
