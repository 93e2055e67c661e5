import os

import requests
from flask import Flask, redirect, render_template, request
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    FieldList,
    Form,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    URLField,
    validators,
)
from wtforms.validators import UUID, AnyOf, DataRequired, Email, IPAddress, Length, Regexp, ValidationError

app = Flask(__name__)


class AddressForm(Form):
    street = StringField()
    number = IntegerField()


class JobForm(FlaskForm):
    name = StringField("Name", validators=[DataRequired(), Length(max=20)])
    note = TextAreaField("Note")
    count = IntegerField("Count")
    price = DecimalField("Price")
    loud = BooleanField("Loud")
    day = DateField("Day")
    kind = SelectField("Kind", choices=[("a", "A"), ("b", "B")])
    kinds = SelectMultipleField("Kinds", choices=[("a", "A"), ("b", "B")])
    size = RadioField("Size", choices=["s", "l"])
    mail = StringField("Mail", validators=[Email()])
    link = URLField("Link", validators=[validators.URL()])
    code = StringField("Code", [validators.Regexp(r"^[a-z]+$")])
    start = StringField("Start", [Regexp("[a-z]+")])
    key = StringField("Key", validators=[UUID()])
    one = StringField("One", validators=[AnyOf(["x", "y"])])
    host = StringField("Host", validators=[IPAddress()])
    open_choice = SelectField("Open", choices=[], validate_choice=False)
    address = FormField(AddressForm)
    tags = FieldList(StringField("Tag"))
    word = StringField("Word")

    def validate_word(self, field):
        if not field.data.isalnum():
            raise ValidationError("letters and digits only")


@app.route("/1", methods=["GET", "POST"])
def one():
    form = JobForm()
    if form.validate_on_submit():
        os.system("x " + form.name.data)  # ng: command-injection
        os.system("x " + form.note.data)  # ng: command-injection
        os.system(f"x {form.count.data}")  # ok
        os.system(f"x {form.price.data}")  # ok
        os.system(f"x {form.loud.data}")  # ok
        os.system(f"x {form.day.data}")  # ok
        os.system("x " + form.kind.data)  # ok
        os.system("x " + " ".join(form.kinds.data))  # ok
        os.system("x " + form.size.data)  # ok
        os.system("x " + form.mail.data)  # ng: command-injection
        requests.get(form.link.data, timeout=3)  # ng: server-side-request-forgery
        os.system("x " + form.code.data)  # ok
        os.system("x " + form.start.data)  # ng: command-injection
        os.system("x " + form.key.data)  # ok
        os.system("x " + form.one.data)  # ok
        os.system("x " + form.host.data)  # ok
        os.system("x " + form.open_choice.data)  # ng: command-injection
        os.system("x " + form.address.street.data)  # ng: command-injection
        os.system(f"x {form.address.number.data}")  # ok
        os.system("x " + form.tags.data[0])  # ng: command-injection
        os.system("x " + form.word.data)  # ok
        os.system("x " + form.data["name"])  # ng: command-injection
        os.system("x " + form.data["kind"])  # ok
        return redirect(form.name.data)  # ng: open-redirect
    return render_template("one.html", form=form)


@app.route("/2", methods=["POST"])
def two():
    form = JobForm(request.form)
    if not form.validate():
        return "no", 400
    os.system("x " + form.name.data)  # ng: command-injection
    os.system("x " + form.kind.data)  # ok
    return "done"


@app.route("/3", methods=["POST"])
def three():
    form = JobForm(request.form)
    os.system("x " + form.code.data)  # ng: command-injection
    os.system("x " + form.kind.data)  # ng: command-injection
    return "done"


class SearchForm(Form):
    q = StringField()
    page = IntegerField(default=1)


@app.route("/4")
def four():
    form = SearchForm(request.args)
    if form.validate():
        os.system("x " + form.q.data)  # ng: command-injection
        os.system(f"x {form.page.data}")  # ok
    return "done"
