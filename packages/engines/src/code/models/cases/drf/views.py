import os

import requests
from django.db import connection
from rest_framework import generics, status, viewsets
from rest_framework.decorators import api_view
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Report
from .serializers import JobSerializer, ReportSerializer


class JobView(APIView):
    def post(self, request):
        serializer = JobSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        data = serializer.validated_data
        os.system("x " + data["name"])  # ng: command-injection
        os.system(f"x {data['count']}")  # ok
        os.system("x " + data["kind"])  # ok
        os.system("x " + ",".join(data["kinds"]))  # ok
        os.system("x " + data["slug"])  # ok
        os.system("x " + data["code"])  # ok
        os.system("x " + data["loose"])  # ng: command-injection
        os.system(f"x {data['key']}")  # ok
        os.system(f"x {data['day']}")  # ok
        os.system(f"x {data['span']}")  # ok
        os.system(f"x {data['ratio']}")  # ok
        os.system(f"x {data['price']}")  # ok
        os.system(f"x {data['loud']}")  # ok
        os.system("x " + data["mail"])  # ng: command-injection
        requests.post(data["link"], timeout=5)  # ng: server-side-request-forgery
        os.system("x " + data["host"])  # ok
        requests.get(f"http://{data['host']}/", timeout=5)  # ng: server-side-request-forgery
        return Response(status=status.HTTP_200_OK)

    def put(self, request):
        serializer = JobSerializer(data=request.data, partial=True)
        if not serializer.is_valid():
            return Response(serializer.errors, status=400)
        os.system("x " + serializer.validated_data["tags"][0])  # ng: command-injection
        for each in serializer.validated_data["ids"]:
            os.system(f"x {each}")  # ok
        for each in serializer.validated_data["modes"]:
            os.system("x " + each)  # ok
        os.system("x " + serializer.validated_data["address"]["street"])  # ng: command-injection
        os.system(f"x {serializer.validated_data['address']['number']}")  # ok
        for each in serializer.validated_data["addresses"]:
            os.system("x " + each["street"])  # ng: command-injection
            os.system(f"x {each['number']}")  # ok
        os.system("x " + serializer.validated_data["options"]["a"])  # ng: command-injection
        os.system("x " + serializer.validated_data["extra"]["a"])  # ng: command-injection
        os.system("x " + serializer.validated_data["checked"])  # ok
        os.system("x " + serializer.validated_data["trimmed"])  # ng: command-injection
        os.system("x " + serializer.validated_data.get("name", ""))  # ng: command-injection
        os.system("x " + serializer.validated_data.get("kind", ""))  # ok
        os.system("x " + serializer.initial_data["kind"])  # ng: command-injection
        os.system("x " + request.data["kind"])  # ng: command-injection
        return Response()


@api_view(["POST"])
def search(request):
    serializer = ReportSerializer(data=request.data)
    serializer.is_valid(raise_exception=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM r WHERE t = '%s'" % serializer.validated_data["title"])  # ng: sql-injection
        cursor.execute("SELECT * FROM r WHERE k = '%s'" % serializer.validated_data["kind"])  # ok
        cursor.execute("SELECT * FROM r WHERE s = '%s'" % serializer.validated_data["slug"])  # ok
        cursor.execute("SELECT * FROM r WHERE z = %s" % serializer.validated_data["size"])  # ok
        cursor.execute("SELECT * FROM r WHERE n = '%s'" % serializer.validated_data["note"])  # ng: sql-injection
    return Response()


class ReportViewSet(viewsets.ModelViewSet):
    queryset = Report.objects.all()
    serializer_class = ReportSerializer

    def perform_create(self, serializer):
        os.system("x " + serializer.validated_data["title"])  # ng: command-injection
        os.system("x " + serializer.validated_data["kind"])  # ok
        serializer.save()

    def create(self, request, *args, **kwargs):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        os.system("x " + serializer.validated_data["title"])  # ng: command-injection
        os.system("x " + serializer.validated_data["slug"])  # ok
        return Response(serializer.data)


class JobList(generics.CreateAPIView):
    serializer_class = JobSerializer

    def perform_create(self, serializer):
        requests.get(serializer.validated_data["link"], timeout=5)  # ng: server-side-request-forgery
        os.system("x " + serializer.validated_data["code"])  # ok
