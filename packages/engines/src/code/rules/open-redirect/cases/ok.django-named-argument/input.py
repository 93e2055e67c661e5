from django.http import Http404
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


def leave(request):
    target = request.GET.get("to", None)
    if target is None or not url_has_allowed_host_and_scheme(url=target, allowed_hosts={request.get_host()}):
        raise Http404()
    return redirect(target)
