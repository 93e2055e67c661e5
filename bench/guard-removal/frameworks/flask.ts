import type { App } from "../app.ts";

export const flask: App = {
  "app.py": `from flask import Flask, abort, request
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy
from functools import wraps

app = Flask(__name__)
db = SQLAlchemy(app)

class Photo(db.Model):
    pass

def staff_only(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if not current_user.is_staff:
            abort(403)
        return view(*args, **kwargs)
    return checked

@app.get("/health")
def health():
    return "ok"

@app.post("/login")
def login():
    return "token"

@app.get("/photos")
«@login_required»
def photos():
    return show(Photo.query.filter_by(user_id=current_user.id).all())

@app.post("/photos")
«@login_required»
def add():
    db.session.add(Photo(title=request.form["title"], user_id=current_user.id))
    db.session.commit()
    return "added"

@app.get("/photos/<int:photo_id>")
«@login_required»
def photo(photo_id):
    return show(Photo.query.filter_by(id=photo_id«, user_id=current_user.id»).first_or_404())

@app.put("/photos/<int:photo_id>")
«@login_required»
def change(photo_id):
    found = Photo.query.filter_by(id=photo_id«, user_id=current_user.id»).first_or_404()
    found.title = request.form["title"]
    db.session.commit()
    return "changed"

@app.delete("/photos/<int:photo_id>")
«@login_required»
def remove(photo_id):
    db.session.delete(Photo.query.filter_by(id=photo_id«, user_id=current_user.id»).first_or_404())
    db.session.commit()
    return "removed"

@app.get("/staff/users")
@login_required
«@staff_only»
def users():
    return "users"

@app.get("/staff/reports")
@login_required
«@staff_only»
def reports():
    return "reports"

@app.post("/staff/mail")
@login_required
«@staff_only»
def mail():
    return "sent"

@app.delete("/staff/users/<int:user_id>")
@login_required
«@staff_only»
def ban(user_id):
    return "banned"
`,
};
