import os

from django.http import HttpRequest, HttpResponse


def keep(request: HttpRequest):
    stem, ending = os.path.splitext(request.POST["name"])
    with open(os.path.join("/srv/scans", stem + ".txt"), "wb") as target:
        target.write(b"")
    return HttpResponse("kept" + ending)
