"""How claims are found: figures, the context they stand in, wordings, and what their cells say."""
