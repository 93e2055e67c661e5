import os
from django.http import HttpResponse
def one(request):
    os.system("x " + request.chosen) # ng: command-injection
    os.system("x %s" % request.page) # ok
    return HttpResponse("")
