from django.core.validators import RegexValidator
from django.db import models


class Level(models.TextChoices):
    LOW = "low", "Low"
    HIGH = "high", "High"


class Host(models.Model):
    name = models.CharField(max_length=100)
    port = models.PositiveIntegerField()
    level = models.CharField(max_length=10, choices=Level.choices)
    zone = models.CharField(max_length=10, validators=[RegexValidator(r"^[a-z]+$")])
    note = models.TextField(blank=True)
    secret = models.CharField(max_length=10)

    def address(self):
        return f"{self.zone}.example.com"
