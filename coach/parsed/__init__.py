"""What the reader made of a resume, field by field: to look at, and to take along as JSON Resume."""
