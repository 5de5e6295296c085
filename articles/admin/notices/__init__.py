"""What a user is told, at the desk: the bell, the list of notices, and how they want to be told."""
