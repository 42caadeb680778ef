"""The room of teaching: offers to be answered, and those who teach."""
