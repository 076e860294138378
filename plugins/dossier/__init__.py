"""Annotated dossiers: articles on one event with every claim tagged, sourced, cross-linked and searchable."""
