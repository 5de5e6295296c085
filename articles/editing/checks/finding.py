"""What a check found: a sentence for the desk, and the place in the article's form where it is put right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`place` is the id of the element to jump to; `name`, `label` and `hard` are those of the check and the step."""

    sentence: str
    place: str
    name: str = ""
    label: str = ""
    hard: bool = False
