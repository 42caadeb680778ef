"""The room of goals: the programme, its key results, figures entered by hand, reviews."""
