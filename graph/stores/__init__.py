"""One backend a file, all behind the same protocol."""
