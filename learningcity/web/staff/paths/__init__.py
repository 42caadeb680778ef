"""The room of learning paths."""
