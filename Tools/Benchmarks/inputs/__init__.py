"""What is measured: districts, places, parcels. The same seed, the same bytes."""
