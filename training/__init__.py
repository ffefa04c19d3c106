"""What is fitted outside the program; nothing here is installed with it."""
