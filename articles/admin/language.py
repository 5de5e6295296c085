"""Each user chooses the language of their desk."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from articles.models import User


@require_POST
def set_language(request):
    """Stores the language and leads back to the page it was chosen on. Unknown languages change nothing."""
    language = request.POST.get("language")
    if language in dict(User._meta.get_field("language").flatchoices):
        User.objects.filter(pk=request.user.pk).update(language=language)
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("admin:index")
    return HttpResponseRedirect(back)
