import os
from os.path import splitext

from django.http import HttpRequest, HttpResponse


def keep(request: HttpRequest):
    given = request.FILES.get("scan")
    _, ending = splitext(given.name)
    with open(os.path.join("/srv/scans", f"scan-7{ending}"), "wb") as target:
        target.write(b"")
    with open(os.path.join("/srv/scans", given.name), "wb") as target:
        target.write(b"")
    return HttpResponse("kept")
