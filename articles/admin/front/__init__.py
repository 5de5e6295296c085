"""The desk's pages of fronts: their list, the board where a front is arranged, and the forms of areas and stories."""
