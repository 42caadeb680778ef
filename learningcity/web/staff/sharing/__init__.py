"""What a city shares, those who look at it by leave, and the notes a coach writes."""
