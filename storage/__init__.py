"""Facts in SQLite and back."""
