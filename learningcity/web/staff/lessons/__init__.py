"""The room of lessons: the city's own, what it took up from others, and what others learnt."""
