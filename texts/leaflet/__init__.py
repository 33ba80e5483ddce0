"""The card that a woman is given: folded once it is about everyday health, and only inside it says what to dial."""
