"""Three other cities: their laws, random districts for them, and what an oracle says of places there."""
