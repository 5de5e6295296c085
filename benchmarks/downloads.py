"""The pictures of one article view on a phone: how many bytes Chromium loads from our page, beside Wagtail's templates.

The article shows the same photo twice, in its head and in its text. The phone is 390 pixels wide, with two and with
three device pixels to each; the page is scrolled to its end, as pictures further down are loaded only then. Counted
are the answers' bodies and the placeholders within the page.
"""

from articles.management.demo.paintings import paint
from articles.models import Publication
from benchmarks.chromium import browser
from benchmarks.figures import Figure
from benchmarks.photo import photo_file
from benchmarks.story import hang, picture
from tests.factories import make_published, make_writer

__all__ = ["measure"]

PHOTOS = {
    "made photo": lambda: photo_file((6000, 4000)),
    "painting, harbour": lambda: paint("harbour"),
    "painting, forest": lambda: paint("forest"),
}
# Bytes of the files Wagtail 8.0.1 (Willow 1.12.0, Pillow 13.0.0) made of the same photos with its default settings, in a
# project of its own: {% image photo fill-1200x675 %} for the head and {% image photo width-800 %} for the text, JPEG of
# quality 76; with 85, the default before Wagtail 7.3: 326,924, 81,996 and 54,718.
WAGTAIL = {
    "made photo": 153_622 + 100_254,
    "painting, harbour": 39_085 + 27_711,
    "painting, forest": 26_990 + 17_278,
}
# The same by {% picture photo format-{avif,webp,jpeg} fill-{400x225,800x450} sizes="100vw" %} and, in the text,
# width-{400,800}: Chromium takes the AVIF of 800 pixels on both phones, as there is no larger one.
WAGTAIL_RESPONSIVE = {
    "made photo": 57_400 + 67_886,
    "painting, harbour": 7_711 + 8_761,
    "painting, forest": 6_704 + 7_398,
}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# Scrolls to each picture and waits until it is there; then the bytes of the placeholders.
LOOK = """async () => {
  const pictures = [...document.querySelectorAll(".story picture img")];
  for (const picture of pictures) {
    picture.scrollIntoView();
    picture.loading = "eager";
    await picture.decode();
  }
  const blurs = [...document.querySelectorAll(".story img.blur")].reduce((sum, blur) => sum + blur.src.length, 0);
  return [blurs, pictures.map((picture) => picture.currentSrc.match(/-(\\d+)\\.\\w+$/)[1])];
}"""


def measure(address):
    """A Figure for each photo and phone."""
    user = make_writer()
    views = {name: _publish(make(), name, user) for name, make in PHOTOS.items()}
    with browser() as chrome:
        for name, path in views.items():
            for density in (3, 2):
                loaded, widths = _view(chrome, address + path, density)
                yield from _compare(name, density, loaded, widths)


def _publish(data, name, user):
    """The path of the article's page."""
    kept = hang(data, name, user)
    article = make_published(by=user, picture={"picture": kept.pk}, body=f"<p>Text.</p>{picture(kept)}")
    return Publication.objects.live().get(article=article).get_absolute_url()


def _view(chrome, address, density):
    """Bytes of all pictures, and the widths in pixels of those of the story."""
    context = chrome.new_context(**PHONE, device_scale_factor=density)
    page, pictures = context.new_page(), []
    page.on("response", lambda answer: answer.request.resource_type == "image" and pictures.append(answer))
    page.goto(address)
    blurs, widths = page.evaluate(LOOK)
    loaded = sum(len(answer.body()) for answer in pictures if answer.url.startswith("http"))
    context.close()
    return blurs + loaded, widths


def _compare(name, density, loaded, widths):
    wide = " and ".join(map(str, widths))
    what = f"bytes: {name}, phone with {density} pixels to one"
    yield Figure(what, loaded, "bytes", note=f"({wide} wide)")
    yield Figure("  ratio to Wagtail's {% image %}", loaded / WAGTAIL[name], "", 0.5)
    yield Figure("  ratio to Wagtail's {% picture %}", loaded / WAGTAIL_RESPONSIVE[name], "")
