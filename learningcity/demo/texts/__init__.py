"""Invented texts of the demonstration: what a Thai city might offer, and how its people might be called."""
