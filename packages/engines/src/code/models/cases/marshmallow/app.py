import os
import re

import requests
from flask import Flask, jsonify, request
from marshmallow import Schema, ValidationError, fields, post_load, validate, validates
from webargs.flaskparser import parser, use_args, use_kwargs

app = Flask(__name__)


class AddressSchema(Schema):
    street = fields.Str()
    number = fields.Int()


class JobSchema(Schema):
    name = fields.Str(required=True)
    label = fields.String(validate=validate.Length(max=20))
    count = fields.Int()
    number = fields.Integer(validate=validate.Range(min=1))
    ratio = fields.Float()
    price = fields.Decimal()
    loud = fields.Bool()
    key = fields.UUID()
    day = fields.Date()
    moment = fields.DateTime()
    mail = fields.Email()
    link = fields.Url()
    kind = fields.Str(validate=validate.OneOf(["a", "b"]))
    code = fields.Str(validate=validate.Regexp(r"^[a-z]+$"))
    start = fields.Str(validate=validate.Regexp(r"[a-z]+"))
    both = fields.Str(validate=[validate.Length(max=9), validate.Regexp("^[0-9a-f]+$")])
    one = fields.Str(validate=validate.Equal("one"))
    tags = fields.List(fields.Str())
    ids = fields.List(fields.Int())
    address = fields.Nested(AddressSchema)
    addresses = fields.List(fields.Nested(AddressSchema))
    many = fields.Nested("AddressSchema", many=True)
    more = fields.Dict()
    raw = fields.Raw()
    host = fields.Str()
    word = fields.Str()

    @validates("host")
    def host_is_plain(self, value, **kwargs):
        if not re.fullmatch(r"[a-z0-9.]+", value):
            raise ValidationError("not a host")


    @validates("word")
    def word_is_short(self, value, **kwargs):
        if len(value) > 9:
            raise ValidationError("too long")


class UserSchema(Schema):
    name = fields.Str()
    age = fields.Int()

    @post_load
    def make(self, data, **kwargs):
        return User(**data)


class User:
    def __init__(self, name, age):
        self.name = name
        self.age = age


schema = JobSchema()


@app.post("/1")
def one():
    data = schema.load(request.get_json())
    os.system("x " + data["name"])  # ng: command-injection
    os.system("x " + data["label"])  # ng: command-injection
    os.system(f"x {data['count']}")  # ok
    os.system(f"x {data['number']}")  # ok
    os.system(f"x {data['ratio']}")  # ok
    os.system(f"x {data['price']}")  # ok
    os.system(f"x {data['loud']}")  # ok
    os.system(f"x {data['key']}")  # ok
    os.system(f"x {data['day']}")  # ok
    os.system(f"x {data['moment']}")  # ok
    os.system("x " + data["mail"])  # ng: command-injection
    requests.get(data["link"], timeout=3)  # ng: server-side-request-forgery
    os.system("x " + data["kind"])  # ok
    os.system("x " + data["code"])  # ok
    os.system("x " + data["start"])  # ng: command-injection
    os.system("x " + data["both"])  # ok
    os.system("x " + data["one"])  # ok
    return jsonify({})


@app.post("/2")
def two():
    try:
        data = JobSchema().load(request.json)
    except ValidationError as error:
        return jsonify(error.messages), 400
    os.system("x " + data["tags"][0])  # ng: command-injection
    os.system(f"x {data['ids'][0]}")  # ok
    os.system("x " + data["address"]["street"])  # ng: command-injection
    os.system(f"x {data['address']['number']}")  # ok
    for each in data["addresses"]:
        os.system("x " + each["street"])  # ng: command-injection
        os.system(f"x {each['number']}")  # ok
    for each in data["many"]:
        os.system(f"x {each['number']}")  # ok
    os.system("x " + data["more"]["a"])  # ng: command-injection
    os.system("x " + data["raw"])  # ng: command-injection
    os.system("x " + data["host"])  # ok
    os.system("x " + data["word"])  # ng: command-injection
    os.system("x " + data.get("kind", "a"))  # ok
    os.system("x " + data.get("name", "a"))  # ng: command-injection
    return jsonify({})


@app.post("/3")
@use_args({"name": fields.Str(), "page": fields.Int(), "sort": fields.Str(validate=validate.OneOf(["up", "down"]))})
def three(args):
    os.system("x " + args["name"])  # ng: command-injection
    os.system(f"x {args['page']}")  # ok
    os.system("x " + args["sort"])  # ok
    return jsonify({})


@app.get("/4")
@use_kwargs({"name": fields.Str(), "page": fields.Int()}, location="query")
def four(name, page):
    os.system("x " + name)  # ng: command-injection
    os.system(f"x {page}")  # ok
    return jsonify({})


@app.post("/5")
@use_args(JobSchema())
def five(job):
    os.system("x " + job["name"])  # ng: command-injection
    os.system("x " + job["kind"])  # ok
    return jsonify({})


@app.get("/6")
def six():
    args = parser.parse({"name": fields.Str(), "page": fields.Int()}, request, location="query")
    os.system("x " + args["name"])  # ng: command-injection
    os.system(f"x {args['page']}")  # ok
    return jsonify({})


@app.post("/7")
def seven():
    user = UserSchema().load(request.get_json())
    os.system("x " + user.name)  # ng: command-injection
    os.system(f"x {user.age}")  # ok
    return jsonify({})


@app.post("/8")
def eight():
    content = request.get_json()
    errors = schema.validate(content)
    if errors:
        return jsonify(errors), 400
    os.system("x " + content["name"])  # ng: command-injection
    os.system("x " + content["kind"])  # ok
    return jsonify({})


@app.post("/9")
def nine():
    people = UserSchema(many=True).load(request.get_json())
    for person in people:
        os.system(f"x {person.age}")  # ok
        os.system("x " + person.name)  # ng: command-injection
    return jsonify({})
