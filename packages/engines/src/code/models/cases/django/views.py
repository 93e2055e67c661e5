import os
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse, FileResponse
from django.shortcuts import render, redirect
from django.utils.safestring import mark_safe
from django.views import View
from django.views.generic import ListView
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet
from rest_framework.decorators import api_view, action
from rest_framework.response import Response
from .models import Thing
def a1(request): os.system("x " + request.GET["a"]) # ng: command-injection
def a2(request): os.system("x " + request.POST.get("a")) # ng: command-injection
def a3(request, slug): os.system("x " + slug) # ng: command-injection
def a4(request): os.system("x " + request.META["HTTP_X_A"]) # ng: command-injection
def a5(request): os.system("x " + request.headers["X-A"]) # ng: command-injection
def a6(request): os.system("x " + request.COOKIES["a"]) # ng: command-injection
def a7(request): os.system("x " + request.FILES["a"].name) # ng: command-injection
def a8(request): os.system("x " + request.body.decode()) # ng: command-injection
def a9(request): return HttpResponse("<p>" + request.GET["a"]) # ng: cross-site-scripting
def a10(request): return HttpResponseRedirect(request.GET["a"]) # ng: open-redirect
def a11(request): return redirect(request.GET["next"]) # ng: open-redirect
def a12(request): return JsonResponse({"a": "<p>" + request.GET["a"]}) # ok
def a13(request): return render(request, "x.html", {"a": mark_safe(request.GET["a"])}) # ng: cross-site-scripting
def a14(request): Thing.objects.raw("SELECT * FROM t WHERE a = '%s'" % request.GET["a"]) # ng: sql-injection
def a15(request): Thing.objects.extra(where=["a = '%s'" % request.GET["a"]]) # ng: sql-injection
def a16(request): Thing.objects.filter(name=request.GET["a"]) # ok
def a17(request): return FileResponse(open("/srv/" + request.GET["a"], "rb")) # ng: path-traversal
def a18(request): return HttpResponse("<p>" + request.GET["a"], content_type="text/plain") # ok
def a19(request):
    r = HttpResponse("x")
    r.set_cookie("session", "v", secure=False, httponly=False) # ng: insecure-cookie
    return r
class A20(View):
    def get(self, request, *args, **kwargs): os.system("x " + request.GET["a"]) # ng: command-injection
    def post(self, request, pk): os.system("x " + self.request.POST["a"]) # ng: command-injection
    def put(self, request, **kwargs): os.system("x " + self.kwargs["slug"]) # ng: command-injection
class A21(APIView):
    def post(self, request): os.system("x " + request.data["a"]) # ng: command-injection
    def get(self, request): os.system("x " + request.query_params["a"]) # ng: command-injection
class A22(ModelViewSet):
    queryset = Thing.objects.all()
    def create(self, request): os.system("x " + request.data.get("a")) # ng: command-injection
    @action(detail=True, methods=["post"])
    def go(self, request, pk=None): os.system("x " + request.data["a"]) # ng: command-injection
@api_view(["POST"])
def a23(request): os.system("x " + request.data["a"]) # ng: command-injection
class A24(ListView):
    def get_queryset(self): return Thing.objects.raw("SELECT * FROM t WHERE a = '" + self.request.GET["a"] + "'") # ng: sql-injection
