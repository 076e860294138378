"""Text: the Markdown of renditions and the passages of claims come in, HTML with each passage in its place goes out."""
