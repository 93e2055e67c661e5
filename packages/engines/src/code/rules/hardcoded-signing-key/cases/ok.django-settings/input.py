import os

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "library"]
ROOT_URLCONF = "library.urls"
SECRET_KEY = os.environ["LIBRARY_KEY"]
