"""What a running coach is made of: its parts, handlers, jobs, health, metrics and logs."""
