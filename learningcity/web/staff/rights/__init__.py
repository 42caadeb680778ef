"""What people ask about their data, answered in time, and the log of breaches with its clock."""
