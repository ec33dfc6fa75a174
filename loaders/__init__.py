"""Loaders: news documents in, reports and statements out."""
