from django.urls import include, path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
router.register("reports", views.ReportViewSet)
urlpatterns = [
    path("jobs", views.JobView.as_view()),
    path("search", views.search),
    path("list", views.JobList.as_view()),
    path("", include(router.urls)),
]
