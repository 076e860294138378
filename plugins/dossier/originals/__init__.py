"""Originals: the texts of outlets come in; pinpoints, drafts and findings go out, but never their words."""
