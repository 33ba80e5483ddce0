"""What is stored, why, how long, and who reads it: open to everybody, made from the data inventory itself."""
