"""What a user would otherwise take, on the same work."""
