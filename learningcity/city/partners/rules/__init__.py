"""Decisions about agreements, promises and meetings, on plain values."""
