"""Measurements of the search: relevance, speed, size and what a browser has to fetch, compared with other engines."""
