"""How few people are too few to be told as a number: one rule for every figure the program shows."""

FEWEST = 5
"""From so many people on a number can be shown; of fewer, somebody could be made out."""
