import re

from rest_framework import serializers

from .models import Report

NAMES = ("a", "b")


class AddressSerializer(serializers.Serializer):
    street = serializers.CharField()
    number = serializers.IntegerField()


class JobSerializer(serializers.Serializer):
    name = serializers.CharField(max_length=50)
    count = serializers.IntegerField(min_value=0)
    kind = serializers.ChoiceField(choices=NAMES)
    kinds = serializers.MultipleChoiceField(choices=NAMES)
    slug = serializers.SlugField()
    code = serializers.RegexField(r"^[a-z0-9]+$")
    loose = serializers.RegexField(regex=r"^[a-z]")
    key = serializers.UUIDField()
    day = serializers.DateField()
    span = serializers.DurationField()
    ratio = serializers.FloatField()
    price = serializers.DecimalField(max_digits=5, decimal_places=2)
    loud = serializers.BooleanField()
    mail = serializers.EmailField()
    link = serializers.URLField()
    host = serializers.IPAddressField()
    tags = serializers.ListField(child=serializers.CharField())
    ids = serializers.ListField(child=serializers.IntegerField())
    modes = serializers.ListField(child=serializers.ChoiceField(choices=["x", "y"]))
    address = AddressSerializer()
    addresses = AddressSerializer(many=True)
    options = serializers.JSONField()
    extra = serializers.DictField()
    checked = serializers.CharField()
    trimmed = serializers.CharField()

    def validate_checked(self, value):
        if not re.match(r"^[a-z]+$", value):
            raise serializers.ValidationError("letters only")
        return value

    def validate_trimmed(self, value):
        return value.strip()


class ReportSerializer(serializers.ModelSerializer):
    note = serializers.CharField(required=False)

    class Meta:
        model = Report
        fields = ["title", "kind", "slug", "size", "note"]
