"""Many finished stories at once, such as an archive that moves in: published as delivered, a thousand in a transaction."""
