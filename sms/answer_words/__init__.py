"""What people answer, and in which words: each file knows one thing that they may mean."""
