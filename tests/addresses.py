"""Every named address of the desk, read from the addresses themselves, so that a new one cannot be forgotten."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import URLResolver, get_resolver

# Parameters that number something else than their name says elsewhere.
MEANT = {
    ("admin:articles_article_revoke_share", "number"): "sharedpreview",
    ("admin:front_board", "pk"): "front",
    ("admin:front_add", "pk"): "front",
    ("admin:front_slot_add", "pk"): "front",
    ("admin:front_slot", "pk"): "front",
    ("admin:front_placement", "pk"): "front",
    ("admin:front_versions", "pk"): "front",
    ("admin:front_live", "pk"): "front",
    ("admin:front_version", "pk"): "frontversion",
    ("admin:front_roll_back", "pk"): "frontversion",
    ("admin:front_take_back", "pk"): "frontversion",
    ("admin:banner_end", "pk"): "banner",
}


@dataclass(frozen=True)
class Address:
    """One address: its name, its path with {names} for what it takes, and these names."""

    name: str
    path: str
    takes: tuple

    def url(self, things):
        """The path with the things' numbers filled in; `things` maps the model's name, or a parameter's, to a value."""
        return "/" + self.path.format(**{name: self._value(name, things) for name in self.takes})

    def _value(self, name, things):
        name = MEANT.get((self.name, name), name)
        if name in things:
            return things[name]
        model = self.name.rpartition(":")[2].split("_")[1:2]
        return things[model[0]] if model and model[0] in things else things["article"]


def desk_addresses():
    """All named addresses below the desk's path, each name once, in order of the path."""
    found = {}
    for name, path, takes in _walk(get_resolver()):
        if path.startswith(settings.ADMIN_PATH) and name and "(?P" not in path:
            found.setdefault(name, Address(name, path, takes))
    return sorted(found.values(), key=lambda address: address.path)


def _walk(resolver, before="", spaces=()):
    for each in resolver.url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, path, (*spaces, each.namespace) if each.namespace else spaces)
        elif each.name:
            for name, converter in each.pattern.converters.items():
                path = path.replace(f"<{_kind(converter, each)}{name}>", "{" + name + "}")
            yield ":".join([*spaces, each.name]), path, tuple(each.pattern.converters)


def _kind(converter, pattern):
    """How the path spells a converter before the parameter's name: `int:`, or nothing for plain text."""
    known = {
        "IntConverter": "int:",
        "PathConverter": "path:",
        "SlugConverter": "slug:",
        "UUIDConverter": "uuid:",
    }
    kind = known.get(type(converter).__name__, "str:")
    return kind if kind != "str:" or "<str:" in str(pattern.pattern) else ""
