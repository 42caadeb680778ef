"""Decisions about needs, priorities and projects, made on plain values."""
