"""What a review finds of an agency, and the quotations that it rests on."""
