"""Adapters to one engine each: programs that build an index from text, or rank the pages for a file of queries."""
