"""Who reports, on which year, who signed and when: from what stands before the sections and behind them."""
