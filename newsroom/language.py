"""The desk speaks the language its user chose; the reader's site always speaks the site's."""

from django.conf import settings
from django.utils import translation


class UserLanguageMiddleware:
    """Activates the user's language below the desk's path, the site's language everywhere else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = "/" + settings.ADMIN_PATH

    def __call__(self, request):
        """Answers in that language and says so in Content-Language."""
        language = settings.LANGUAGE_CODE
        if request.path_info.startswith(self.desk) and request.user.is_authenticated:
            language = request.user.language or language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
