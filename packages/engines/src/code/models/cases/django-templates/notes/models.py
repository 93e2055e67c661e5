from django.db import models


class Note(models.Model):
    title = models.CharField(max_length=80)
    body = models.TextField()
    stars = models.IntegerField(default=0)
