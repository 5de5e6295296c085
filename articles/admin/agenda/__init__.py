"""The agenda: a week of what is planned, embargoed, due, ending and to be looked at again."""
