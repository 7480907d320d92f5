"""The application log: what a member applied for, how far each application got, and what the numbers say."""
