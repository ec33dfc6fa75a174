"""One kind of source a file: bytes in, documents out."""
