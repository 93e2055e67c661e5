import type { App } from "../app.ts";

export const djangoForum: App = {
  "manage.py": `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
`,
  "forum/settings.py": `INSTALLED_APPS = ["django.contrib.auth", "posts"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware"]
ROOT_URLCONF = "forum.urls"
`,
  "forum/urls.py": `from django.urls import include, path
urlpatterns = [path("posts/", include("posts.urls"))]
`,
  "posts/models.py": `from django.conf import settings
from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=200)
    body = models.TextField()
    hidden = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
`,
  "posts/urls.py": `from django.urls import path
from . import views
urlpatterns = [
    path("", views.index),
    path("new/", views.create),
    path("<int:pk>/", views.show),
    path("<int:pk>/edit/", views.edit),
    path("<int:pk>/delete/", views.PostDelete.as_view()),
    path("<int:pk>/pin/", views.pin),
    path("moderate/<int:pk>/hide/", views.hide),
    path("moderate/<int:pk>/ban/", views.ban_author),
]
`,
  "posts/views.py": `from django.contrib.auth.decorators import login_required, user_passes_test
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import DeleteView
from .models import Post


def is_moderator(user):
    return user.groups.filter(name="moderators").exists()


def index(request):
    return render(request, "posts/index.html", {"posts": Post.objects.filter(hidden=False)})


def show(request, pk):
    return render(request, "posts/show.html", {"post": get_object_or_404(Post, pk=pk, hidden=False)})


«@login_required»
@require_POST
def create(request):
    Post.objects.create(title=request.POST["title"], body=request.POST["body"], author=request.user)
    return redirect("/posts/")


@login_required
def edit(request, pk):
    post = get_object_or_404(Post, pk=pk«, author=request.user»)
    if request.method == "POST":
        post.body = request.POST["body"]
        post.save()
    return render(request, "posts/edit.html", {"post": post})


class PostDelete(LoginRequiredMixin, «UserPassesTestMixin, »DeleteView):
    model = Post
    success_url = "/posts/"

    def test_func(self):
        return self.get_object().author == self.request.user


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def pin(request, pk):
    Post.objects.filter(pk=pk).update(pinned=True)
    return HttpResponse(status=204)


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def hide(request, pk):
    Post.objects.filter(pk=pk).update(hidden=True)
    return HttpResponse(status=204)


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def ban_author(request, pk):
    author = get_object_or_404(Post, pk=pk).author
    author.is_active = False
    author.save()
    return JsonResponse({"banned": author.pk})
`,
};
