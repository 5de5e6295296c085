"""Documents that come in and go out: parsed without the database, stored by `receive`."""
