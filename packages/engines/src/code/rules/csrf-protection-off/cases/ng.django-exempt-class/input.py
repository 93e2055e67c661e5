from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt


@method_decorator(csrf_exempt, name="dispatch")
class Leave(LoginRequiredMixin, View):
    def post(self, request):
        request.user.membership.delete()
        return JsonResponse({"left": True})
