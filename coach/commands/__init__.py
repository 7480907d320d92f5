"""What each command and button does, one file a duty."""
