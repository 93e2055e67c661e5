import type { App } from "../app.ts";

export const django: App = {
  "shop/urls.py": `from django.urls import path
from . import views

urlpatterns = [
    path("health/", views.health),
    path("bills/", views.bills),
    path("bills/<int:pk>/", views.bill),
    path("bills/<int:pk>/pay/", views.pay),
    path("bills/<int:pk>/remove/", views.remove),
    path("bills/export/", views.Export.as_view()),
]
`,
  "shop/views.py": `from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views import View
from .models import Bill

def health(request):
    return JsonResponse({})

«@login_required»
def bills(request):
    return JsonResponse({"bills": list(Bill.objects.filter(owner=request.user))})

«@login_required»
def bill(request, pk):
    found = get_object_or_404(Bill, pk=pk«, owner=request.user»)
    return JsonResponse({"total": found.total})

«@login_required»
def pay(request, pk):
    found = get_object_or_404(Bill, pk=pk«, owner=request.user»)
    found.is_paid = True
    found.save()
    return JsonResponse({})

«@login_required»
def remove(request, pk):
    get_object_or_404(Bill, pk=pk«, owner=request.user»).delete()
    return JsonResponse({})

class Export(«LoginRequiredMixin, »View):
    def get(self, request):
        return JsonResponse({})
`,
  "shop/models.py": `from django.db import models

class Bill(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
`,
};
