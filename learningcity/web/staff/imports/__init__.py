"""Files brought in: choose, look, confirm, take back."""
