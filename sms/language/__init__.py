"""How words are written and bent, in three scripts: what both her words and answers are read with."""
