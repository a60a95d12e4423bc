"""All that a file says to somebody who looks: shown or hidden, words or properties."""
