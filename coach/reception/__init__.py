"""Takes what happens on a platform and answers it: reviews through their states, one file a duty."""
