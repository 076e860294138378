"""Reading: files that anybody may have written come in, frozen values with their places in the files go out."""
