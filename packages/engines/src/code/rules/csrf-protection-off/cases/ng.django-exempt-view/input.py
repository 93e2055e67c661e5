from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from .models import Address


@csrf_exempt
@login_required
def move(request):
    Address.objects.filter(owner=request.user).update(street=request.POST["street"])
    return JsonResponse({"moved": True})
