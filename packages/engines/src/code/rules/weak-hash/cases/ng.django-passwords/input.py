import os

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "library"]
ROOT_URLCONF = "library.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
