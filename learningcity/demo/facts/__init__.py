"""Facts about the demonstration cities, written by hand, each with its source; outlines are sketches."""
