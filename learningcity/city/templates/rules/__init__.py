"""Decisions about templates on plain values: what a document may hold, and how far a city has drifted."""
