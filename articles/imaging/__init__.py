"""Pixels and numbers: pictures are opened safely, described, cut about their focal point and encoded. Pure, no ORM."""
