"""Language: catalogues of messages come in, words, numbers and dates for readers go out."""
