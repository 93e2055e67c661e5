import re
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_slug

from .models import Host

FORMATS = [("csv", "CSV"), ("pdf", "PDF")]
label_validator = RegexValidator(r"^[a-z0-9_]+\Z", "letters only")


class BaseForm(forms.Form):
    comment = forms.CharField(max_length=200)
    page = forms.IntegerField(min_value=1)


class ExportForm(BaseForm):
    name = forms.CharField(required=False)
    format = forms.ChoiceField(choices=FORMATS)
    kinds = forms.MultipleChoiceField(choices=FORMATS)
    number = forms.TypedChoiceField(choices=[(1, "one"), (2, "two")], coerce=int)
    amount = forms.DecimalField()
    ratio = forms.FloatField()
    day = forms.DateField()
    moment = forms.DateTimeField()
    key = forms.UUIDField()
    slug = forms.SlugField()
    loud = forms.BooleanField(required=False)
    address = forms.GenericIPAddressField()
    mail = forms.EmailField()
    link = forms.URLField()
    code = forms.RegexField(r"^[A-Z]{3}[0-9]+$")
    loose = forms.RegexField(regex=r"[A-Z]{3}")
    label = forms.CharField(validators=[label_validator])
    tag = forms.CharField(max_length=20, validators=[validate_slug])
    word = forms.CharField(validators=[RegexValidator(regex="[a-z]+")])
    settings = forms.JSONField()
    document = forms.FileField()
    owner = forms.ModelChoiceField(queryset=Host.objects.all())


class HostForm(forms.ModelForm):
    class Meta:
        model = Host
        fields = ["name", "port", "level", "zone", "note"]

    extra = forms.CharField()

    def clean_note(self):
        note = self.cleaned_data["note"]
        if not re.fullmatch(r"[a-z]+", note):
            raise forms.ValidationError("letters only")
        return note

    def clean_extra(self):
        return self.cleaned_data["extra"].strip()


class FolderForm(forms.Form):
    path = forms.CharField()
    user = forms.CharField()

    def clean_path(self):
        path = self.cleaned_data["path"]
        if "/" in path or ".." in path:
            raise ValidationError("no folders")
        return path

    def clean(self):
        data = super().clean()
        return data
