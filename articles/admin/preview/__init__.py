"""Articles as readers would see them."""
