"""How the encoder that ships was made: cleaning, training, packing, measuring. See README.md."""
