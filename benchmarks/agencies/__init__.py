"""Names of public bodies, coroners and areas: from an alias to the name it stands for."""
