from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect


class Recipe(models.Model):
    title = models.CharField(max_length=100)
    method = models.TextField()
    minutes = models.IntegerField()


def change(request, pk):
    recipe = Recipe.objects.get(pk=pk)
    recipe.method = request.POST["method"]
    recipe.save()
    return redirect("recipes")


def show(request, pk):
    recipe = get_object_or_404(Recipe, pk=pk)
    return HttpResponse("<article>" + recipe.method + "</article>")
