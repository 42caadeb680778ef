"""Files about activities and their sessions."""
