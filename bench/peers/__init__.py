"""What asks one engine each: a program that builds an index from text, or ranks the pages for a file of queries."""
