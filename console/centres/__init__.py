"""The room for the directory of help centres: changed by one member of the team, published by another."""
