from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect


class Recipe(models.Model):
    title = models.CharField(max_length=100)
    method = models.TextField()
    minutes = models.IntegerField()
    course = models.CharField(max_length=10, choices=[("s", "starter"), ("m", "main")])


def change(request, pk):
    recipe = Recipe.objects.get(pk=pk)
    recipe.minutes = request.POST["minutes"]
    recipe.course = request.POST["course"]
    recipe.save()
    return redirect("recipes")


def show(request, pk):
    recipe = get_object_or_404(Recipe, pk=pk)
    return HttpResponse(f"<article>{recipe.minutes} {recipe.course} {recipe.title}</article>")
