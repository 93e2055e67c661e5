import type { App } from "../app.ts";

export const drfProjects: App = {
  "config/settings.py": `import os
SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "rest_framework.authtoken", "projects"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
ROOT_URLCONF = "config.urls"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
}
`,
  "config/urls.py": `from django.urls import include, path
from rest_framework.authtoken.views import obtain_auth_token
from rest_framework.routers import DefaultRouter
from projects import views

router = DefaultRouter()
router.register("projects", views.ProjectViewSet, basename="project")
router.register("tasks", views.TaskViewSet, basename="task")
router.register("labels", views.LabelViewSet, basename="label")

urlpatterns = [
    path("api/token/", obtain_auth_token),
    path("api/", include(router.urls)),
    path("api/me/", views.Me.as_view()),
    path("api/reports/usage/", views.usage),
    path("api/reports/members/", views.members),
    path("api/comments/<int:pk>/", views.CommentDetail.as_view()),
]
`,
  "projects/models.py": `from django.contrib.auth.models import User
from django.db import models


class Project(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="projects")
    name = models.CharField(max_length=100)


class Task(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=200)
    done = models.BooleanField(default=False)


class Label(models.Model):
    name = models.CharField(max_length=50)


class Comment(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    task = models.ForeignKey(Task, on_delete=models.CASCADE)
    text = models.TextField()
`,
  "projects/permissions.py": `from rest_framework.permissions import BasePermission


class IsAuthor(BasePermission):
    def has_object_permission(self, request, view, obj):
        return obj.author_id == request.user.id
`,
  "projects/serializers.py": `from rest_framework import serializers
from .models import Comment, Label, Project, Task


class ProjectSerializer(serializers.ModelSerializer):
    class Meta:
        model = Project
        fields = ["id", "name"]


class TaskSerializer(serializers.ModelSerializer):
    class Meta:
        model = Task
        fields = ["id", "title", "done"]


class LabelSerializer(serializers.ModelSerializer):
    class Meta:
        model = Label
        fields = ["id", "name"]


class CommentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Comment
        fields = ["id", "text"]
`,
  "projects/views.py": `from django.contrib.auth.models import User
from rest_framework import generics, permissions, viewsets
from rest_framework.decorators import action, api_view, permission_classes
from rest_framework.response import Response
from rest_framework.views import APIView
from .models import Comment, Label, Project, Task
from .permissions import IsAuthor
from .serializers import CommentSerializer, LabelSerializer, ProjectSerializer, TaskSerializer


class ProjectViewSet(viewsets.ModelViewSet):
    serializer_class = ProjectSerializer
«    permission_classes = [permissions.IsAuthenticated]
»
    def get_queryset(self):
        return Project.objects.filter(owner=self.request.user)

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)

    @action(detail=True, methods=["post"])
    def archive(self, request, pk=None):
        project = self.get_object()
        project.tasks.update(done=True)
        return Response(status=204)


class TaskViewSet(viewsets.ModelViewSet):
    serializer_class = TaskSerializer
    permission_classes = [permissions.IsAuthenticated]

    def get_queryset(self):
        return Task.objects.all()«.filter(project__owner=self.request.user)»


class LabelViewSet(viewsets.ModelViewSet):
    queryset = Label.objects.all()
    serializer_class = LabelSerializer
«    permission_classes = [permissions.IsAuthenticated, permissions.IsAdminUser]
»

class CommentDetail(generics.RetrieveUpdateDestroyAPIView):
    queryset = Comment.objects.all()
    serializer_class = CommentSerializer
    permission_classes = [permissions.IsAuthenticated«, IsAuthor»]


class Me(APIView):
    permission_classes = [permissions.IsAuthenticated]

    def get(self, request):
        return Response({"username": request.user.username})


@api_view(["GET"])
@permission_classes([permissions.IsAdminUser])
def usage(request):
    return Response({"projects": Project.objects.count(), "tasks": Task.objects.count()})


@api_view(["GET"])
«@permission_classes([permissions.IsAdminUser])
»def members(request):
    return Response([{"id": u.id, "email": u.email} for u in User.objects.all()])
`,
};
