from django.shortcuts import get_object_or_404, redirect, render
from django.template import loader
from django.http import HttpResponse
from django.views.generic import TemplateView, ListView
from .models import Note


def search(request):
    return render(request, "notes/search.html", {"words": request.GET.get("q", ""), "number": int(request.GET["n"])})


def add(request):
    Note.objects.create(title=request.POST["title"], body=request.POST["body"], stars=request.POST["stars"])
    return redirect("/")


def note(request, pk):
    return render(request, "notes/note.html", {"note": get_object_or_404(Note, pk=pk), "notes": Note.objects.all()})


def old(request):
    template = loader.get_template("notes/old.html")
    return HttpResponse(template.render({"words": request.GET["q"]}, request))


class Found(TemplateView):
    template_name = "notes/found.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["words"] = self.request.GET.get("q")
        return context
