"""JSON Lines as in the contract: one object a line, `type` tells them apart."""
