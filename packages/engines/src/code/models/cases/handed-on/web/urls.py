from django.urls import path
from web import views
urlpatterns = [path("1", views.one)]
