"""One file a work: makes its input, checks the answers, then takes the time."""
