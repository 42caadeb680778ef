"""Files about places: areas, their outlines, people and communities, and venues."""
