SECRET_KEY = "mostly-for-desks-and-chairs-0815"
INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "site.urls"
