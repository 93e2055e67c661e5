import os
import subprocess

import requests
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.generic import FormView
from django.views.generic.edit import CreateView

from .forms import ExportForm, FolderForm, HostForm
from .models import Host


def export(request):
    form = ExportForm(request.POST)
    if not form.is_valid():
        return HttpResponse("no", status=400)
    os.system("x " + form.cleaned_data["name"])  # ng: command-injection
    os.system("x " + form.cleaned_data["comment"])  # ng: command-injection
    os.system(f"x {form.cleaned_data['page']}")  # ok
    os.system("x " + form.cleaned_data["format"])  # ok
    os.system("x " + " ".join(form.cleaned_data["kinds"]))  # ok
    os.system("x " + form.cleaned_data["kinds"][0])  # ok
    os.system("x %s" % form.cleaned_data["number"])  # ok
    os.system("x %s" % form.cleaned_data["amount"])  # ok
    os.system("x %s" % form.cleaned_data["ratio"])  # ok
    os.system("x %s" % form.cleaned_data["day"])  # ok
    os.system("x {}".format(form.cleaned_data["moment"]))  # ok
    os.system("x {}".format(form.cleaned_data["key"]))  # ok
    os.system("x " + form.cleaned_data["slug"])  # ok
    os.system("x " + str(form.cleaned_data["loud"]))  # ok
    os.system("x " + form.cleaned_data["address"])  # ok
    requests.get("http://" + form.cleaned_data["address"] + "/status")  # ng: server-side-request-forgery
    os.system("x " + form.cleaned_data["mail"])  # ng: command-injection
    os.system("x " + form.cleaned_data["link"])  # ng: command-injection
    requests.get(form.cleaned_data["link"])  # ng: server-side-request-forgery
    return HttpResponse("done")


def export2(request):
    form = ExportForm(data=request.POST, files=request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        os.system("x " + data["code"])  # ok
        os.system("x " + data["loose"])  # ng: command-injection
        os.system("x " + data["label"])  # ok
        os.system("x " + data["tag"])  # ok
        os.system("x " + data["word"])  # ng: command-injection
        os.system("x " + data["settings"]["a"])  # ng: command-injection
        os.system("x " + data.get("name"))  # ng: command-injection
        os.system("x " + data.get("format", "csv"))  # ok
        os.system("x %s" % data["owner"].pk)  # ok
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM a WHERE b = '" + data["name"] + "'")  # ng: sql-injection
            cursor.execute("SELECT * FROM a WHERE b = %s" % data["page"])  # ok
            cursor.execute("SELECT * FROM a ORDER BY " + data["format"])  # ok
    return HttpResponse("done")


def host(request):
    form = HostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        os.system("x " + form.cleaned_data["name"])  # ng: command-injection
        os.system("x %s" % form.cleaned_data["port"])  # ok
        os.system("x " + form.cleaned_data["level"])  # ok
        os.system("x " + form.cleaned_data["zone"])  # ok
        os.system("x " + form.cleaned_data["note"])  # ok
        os.system("x " + form.cleaned_data["extra"])  # ng: command-injection
        os.system("x " + form.data["port"])  # ng: command-injection
        form.save()
    return render(request, "host.html", {"form": form})


def folder(request):
    form = FolderForm(request.GET)
    form.is_valid()
    with open("/srv/data/" + form.cleaned_data["path"]) as file:  # ok
        text = file.read()
    with open("/srv/data/" + form.cleaned_data["user"]) as file:  # ng: path-traversal
        text += file.read()
    return HttpResponse(text, content_type="text/plain")


class ExportView(FormView):
    form_class = ExportForm
    template_name = "export.html"

    def form_valid(self, form):
        subprocess.run("x " + form.cleaned_data["format"], shell=True)  # ok
        subprocess.run("x " + form.cleaned_data["name"], shell=True)  # ng: command-injection
        return HttpResponseRedirect(form.cleaned_data["link"])  # ng: open-redirect


class HostCreate(CreateView):
    form_class = HostForm

    def form_valid(self, form):
        subprocess.run("x " + form.cleaned_data["level"], shell=True)  # ok
        subprocess.run("x " + form.cleaned_data["name"], shell=True)  # ng: command-injection
        return redirect(form.cleaned_data["extra"])  # ng: open-redirect


def chosen(request):
    form = HostForm(request.POST)
    if form.is_valid():
        host = Host.objects.filter(name=form.cleaned_data["name"]).first()
        os.system("x " + host.address())  # ok
    return HttpResponse("done")
