"""Arabic news text to facts: pure functions over frozen data, no clock and no database."""
