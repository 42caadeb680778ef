"""The room of help to take part: what was asked for, and what becomes of it."""
