"""Predicates to reports."""
