import type { App } from "../app.ts";

export const flaskTickets: App = {
  "app.py": `from flask import Flask, g, jsonify, request, session, abort
from functools import wraps
from models import db, Ticket, Event, User
from werkzeug.security import check_password_hash
app = Flask(__name__)
app.config.from_envvar("SETTINGS")
db.init_app(app)


def needs_account(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if "uid" not in session:
            return jsonify(error="sign in"), 401
        g.user = db.session.get(User, session["uid"])
        return view(*args, **kwargs)
    return inner


def organisers_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if not g.user.is_organiser:
            abort(403)
        return view(*args, **kwargs)
    return inner


@app.post("/session")
def sign_in():
    user = User.query.filter_by(email=request.json["email"]).first()
    if user is None or not check_password_hash(user.password_hash, request.json["password"]):
        abort(401)
    session["uid"] = user.id
    return "", 204


@app.get("/events")
def events():
    return jsonify([e.as_dict() for e in Event.query.limit(100)])


@app.post("/events")
«@needs_account
@organisers_only»
def add_event():
    event = Event(title=request.json["title"], owner_id=g.user.id)
    db.session.add(event)
    db.session.commit()
    return jsonify(event.as_dict()), 201


@app.delete("/events/<int:event_id>")
@needs_account
«@organisers_only»
def drop_event(event_id):
    event = db.get_or_404(Event, event_id)
    db.session.delete(event)
    db.session.commit()
    return "", 204


@app.put("/events/<int:event_id>")
@needs_account
«@organisers_only»
def change_event(event_id):
    event = db.get_or_404(Event, event_id)
    event.title = request.json["title"]
    db.session.commit()
    return jsonify(event.as_dict())


@app.get("/tickets")
@needs_account
def tickets():
    return jsonify([t.as_dict() for t in Ticket.query.filter_by(user_id=g.user.id)])


@app.get("/tickets/<int:ticket_id>")
@needs_account
def ticket(ticket_id):
    return jsonify(Ticket.query.filter_by(id=ticket_id, user_id=g.user.id).first_or_404().as_dict())


@app.delete("/tickets/<int:ticket_id>")
@needs_account
def cancel(ticket_id):
    found = Ticket.query.get_or_404(ticket_id)
    «if found.user_id != g.user.id:
        abort(404)»
    db.session.delete(found)
    db.session.commit()
    return "", 204
`,
  "models.py": `from flask_sqlalchemy import SQLAlchemy
db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(200), unique=True)
    password_hash = db.Column(db.String(200))
    is_organiser = db.Column(db.Boolean, default=False)


class Event(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(200))
    owner_id = db.Column(db.Integer, db.ForeignKey("user.id"))

    def as_dict(self):
        return {"id": self.id, "title": self.title}


class Ticket(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    event_id = db.Column(db.Integer, db.ForeignKey("event.id"))
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"))

    def as_dict(self):
        return {"id": self.id, "event": self.event_id}
`,
};
