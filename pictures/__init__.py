"""Pictures of what people see: both platforms' real clients are driven on loopback, and what arrives there is drawn."""
