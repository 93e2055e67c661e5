import type { App } from "../app.ts";

export const djangoClinic: App = {
  "manage.py": `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")
    from django.core.management import execute_from_command_line
    execute_from_command_line(sys.argv)
`,
  "site_/settings.py": `import os
SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "visits"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "site_.urls"
`,
  "site_/urls.py": `from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

urlpatterns = [
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("visits/", include("visits.urls")),
]
`,
  "visits/models.py": `from django.conf import settings
from django.db import models


class Doctor(models.Model):
    name = models.CharField(max_length=100)
    speciality = models.CharField(max_length=100)


class Visit(models.Model):
    patient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    doctor = models.ForeignKey(Doctor, on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    reason = models.TextField()


class Note(models.Model):
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE)
    text = models.TextField()
`,
  "visits/urls.py": `from django.urls import path
from . import views

urlpatterns = [
    path("", views.VisitList.as_view(), name="visit-list"),
    path("new/", views.VisitCreate.as_view(), name="visit-create"),
    path("<int:pk>/", views.VisitDetail.as_view(), name="visit-detail"),
    path("<int:pk>/edit/", views.VisitUpdate.as_view(), name="visit-edit"),
    path("<int:pk>/cancel/", views.VisitDelete.as_view(), name="visit-cancel"),
    path("<int:pk>/notes/", views.add_note, name="visit-note"),
    path("doctors/", views.DoctorList.as_view(), name="doctor-list"),
    path("doctors/new/", views.DoctorCreate.as_view(), name="doctor-create"),
    path("doctors/<int:pk>/", views.DoctorUpdate.as_view(), name="doctor-edit"),
    path("doctors/<int:pk>/delete/", views.DoctorDelete.as_view(), name="doctor-delete"),
]
`,
  "visits/views.py": `from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, DeleteView, DetailView, ListView, UpdateView
from .models import Doctor, Note, Visit


class VisitList(LoginRequiredMixin, ListView):
    model = Visit

    def get_queryset(self):
        return Visit.objects.filter(patient=self.request.user)


class VisitCreate(«LoginRequiredMixin, »CreateView):
    model = Visit
    fields = ["doctor", "starts_at", "reason"]
    success_url = reverse_lazy("visit-list")

    def form_valid(self, form):
        form.instance.patient = self.request.user
        return super().form_valid(form)


class VisitDetail(LoginRequiredMixin, DetailView):
    model = Visit
«
    def get_queryset(self):
        return super().get_queryset().filter(patient=self.request.user)
»

class IsPatient(UserPassesTestMixin):
    def test_func(self):
        return self.get_object().patient == self.request.user


class VisitUpdate(LoginRequiredMixin, «IsPatient, »UpdateView):
    model = Visit
    fields = ["starts_at", "reason"]
    success_url = reverse_lazy("visit-list")


class VisitDelete(LoginRequiredMixin, «IsPatient, »DeleteView):
    model = Visit
    success_url = reverse_lazy("visit-list")


@require_POST
@login_required
def add_note(request, pk):
    visit = get_object_or_404(Visit, pk=pk«, patient=request.user»)
    Note.objects.create(visit=visit, text=request.POST["text"])
    return redirect("visit-detail", pk=pk)


class DoctorList(ListView):
    model = Doctor


class DoctorCreate(PermissionRequiredMixin, CreateView):
    permission_required = "visits.add_doctor"
    model = Doctor
    fields = ["name", "speciality"]
    success_url = reverse_lazy("doctor-list")


class DoctorUpdate(«PermissionRequiredMixin, »UpdateView):
    permission_required = "visits.change_doctor"
    model = Doctor
    fields = ["name", "speciality"]
    success_url = reverse_lazy("doctor-list")


class DoctorDelete(«PermissionRequiredMixin, »DeleteView):
    permission_required = "visits.delete_doctor"
    model = Doctor
    success_url = reverse_lazy("doctor-list")
`,
};
