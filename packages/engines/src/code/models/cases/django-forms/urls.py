from django.urls import path

from . import views

urlpatterns = [
    path("export", views.export),
    path("export2", views.export2),
    path("host", views.host),
    path("folder", views.folder),
    path("chosen", views.chosen),
    path("export3", views.ExportView.as_view()),
    path("hosts/new", views.HostCreate.as_view()),
]
