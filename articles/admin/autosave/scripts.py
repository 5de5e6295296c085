"""Scripts and styles by which the article's form keeps what is typed. Only on the form: the list has no import map."""

from js_asset import ImportMap, Media, Script

MODULES = ("autosave", "recovery", "presence")


def keeping_media():
    """The modules share one, by the name the import map gives it."""
    return Media(
        importmap=ImportMap({"desk/localcopy": "desk/localcopy.js"}),
        css={"all": ["desk/keeping.css"]},
        js=[Script(f"desk/{name}.js", type="module") for name in MODULES],
    )
