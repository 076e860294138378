"""Publishing: rendered articles come in, finished pages and files of a site go out."""
