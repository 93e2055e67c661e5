from django.contrib.auth.decorators import login_required, permission_required
from django.urls import path


@login_required
@permission_required("depot.change_shelf")
def create(request):
    Shelf(title=request.POST["title"]).save()


@login_required
@permission_required("depot.change_shelf")
def rename(request, pk):
    Shelf.objects.filter(pk=pk).update(title=request.POST["title"])


@login_required
@permission_required("depot.change_shelf")
def close(request, pk):
    Shelf.objects.filter(pk=pk).update(is_open=False)


@login_required
@permission_required("depot.change_shelf")
def reopen(request, pk):
    Shelf.objects.filter(pk=pk).update(is_open=True)


@login_required
def remove(request, pk):
    Shelf.objects.filter(pk=pk).delete()


urlpatterns = [
    path("shelves/create", create),
    path("shelves/<int:pk>/rename", rename),
    path("shelves/<int:pk>/close", close),
    path("shelves/<int:pk>/reopen", reopen),
    path("shelves/<int:pk>/remove", remove),
]
