"""Files about organisations of the partner network."""
