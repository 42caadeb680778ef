"""Decisions about lessons, their adoption and which cities are alike, made on plain values."""
