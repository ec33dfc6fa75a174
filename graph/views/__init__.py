"""Statements to one self-contained HTML page."""
