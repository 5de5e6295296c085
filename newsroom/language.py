"""The desk speaks the language its user chose; the reader's site always speaks the site's."""

from django.conf import settings
from django.utils import translation


class UserLanguageMiddleware:
    """Activates the user's language below the desk's path, the site's language everywhere else.

    A view that is marked `without_user` speaks the site's too: to ask who the user is costs queries.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = "/" + settings.ADMIN_PATH

    def __call__(self, request):
        """Answers in that language and says so in Content-Language."""
        with translation.override(settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    def process_view(self, request, view, args, kwargs):
        """Once the view is known, and before it answers."""
        at_desk = request.path_info.startswith(self.desk) and not hasattr(view, "without_user")
        if at_desk and request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
