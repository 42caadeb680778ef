"""What the city wants to reach, and how far it has come."""
