from django.db import models


class Report(models.Model):
    class Kind(models.TextChoices):
        DAILY = "daily"
        WEEKLY = "weekly"

    title = models.CharField(max_length=100)
    kind = models.CharField(choices=Kind.choices, max_length=10)
    slug = models.SlugField()
    size = models.IntegerField()
    created = models.DateTimeField(auto_now_add=True)
