"""The catalogue of named queries, and how they are run."""
