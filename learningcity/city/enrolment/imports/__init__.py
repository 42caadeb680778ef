"""How rows of files become rows of enrolments and what they cost."""
