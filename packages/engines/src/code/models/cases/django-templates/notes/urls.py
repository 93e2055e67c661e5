from django.urls import path
from . import views

urlpatterns = [
    path("search", views.search),
    path("add", views.add),
    path("note/<int:pk>", views.note),
    path("old", views.old),
    path("found", views.Found.as_view()),
]
