import os

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "library"]
ROOT_URLCONF = "library.urls"
DEBUG = True
