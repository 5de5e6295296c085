"""Joins two changes of one article field by field."""


def merge_fields(base, ours, theirs):
    """(merged content, names of fields both sides changed differently); conflicts keep `ours`."""
    merged, conflicts = dict(ours), []
    for name, value in theirs.items():
        if value == base[name] or value == ours[name]:
            continue
        if ours[name] == base[name]:
            merged[name] = value
        else:
            conflicts.append(name)
    return merged, conflicts
