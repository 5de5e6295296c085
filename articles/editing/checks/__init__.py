"""What a story is looked at for before it takes a step: one table of checks, the facts they need, and what they find."""

from articles.editing.checks.facts import Facts
from articles.editing.checks.finding import Finding
from articles.editing.checks.table import CHECKS, Check, checks_for, judge

__all__ = ["CHECKS", "Check", "Facts", "Finding", "checks_for", "judge"]
