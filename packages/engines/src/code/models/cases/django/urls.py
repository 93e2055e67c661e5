from django.urls import path
from . import views
urlpatterns = [path(f"{n}", getattr(views, f"a{n}")) for n in range(1, 20)] + [path("20/<slug:slug>", views.A20.as_view()), path("21", views.A21.as_view()), path("3/<path:slug>", views.a3)]
