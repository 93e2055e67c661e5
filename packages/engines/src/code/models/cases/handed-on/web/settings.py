MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "web.middleware.Chosen"]
ROOT_URLCONF = "web.urls"
