import os

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "library"]
ROOT_URLCONF = "library.urls"
SECRET_KEY = "not so long, and known to all who read this"
