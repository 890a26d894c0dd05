"""How claims are found: figures, the scene they stand in, wordings, and what their cells say."""
