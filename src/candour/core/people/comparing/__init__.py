"""Two people laid side by side: the level at which each thing agrees, and what that is worth."""
