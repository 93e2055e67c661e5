import hmac

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

from .models import Payment


@csrf_exempt
def paid(request):
    expected = hmac.new(settings.HOOK_KEY, request.body, "sha256").hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        return HttpResponseForbidden()
    Payment.objects.filter(number=request.POST["number"]).update(paid=True)
    return HttpResponse()


@csrf_exempt
def greeting(request):
    return HttpResponse(f"hello {request.user.pk}")
