"""All wording that users read, in Arabic and English."""
