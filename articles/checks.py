"""System checks of the domain."""
