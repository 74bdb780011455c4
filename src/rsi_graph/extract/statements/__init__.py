"""What is said, cut into records with every field."""
