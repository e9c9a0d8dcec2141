"""The platforms that carry requests in and replies out."""
