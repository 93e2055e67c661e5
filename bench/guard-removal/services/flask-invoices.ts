import type { App } from "../app.ts";

export const flaskInvoices: App = {
  "app/__init__.py": `from flask import Flask
from flask_login import LoginManager
from .models import db, User
from .invoices import bp as invoices
from .customers import bp as customers
from .accounts import bp as accounts

login_manager = LoginManager()


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    login_manager.init_app(app)
    app.register_blueprint(accounts)
    app.register_blueprint(invoices, url_prefix="/invoices")
    app.register_blueprint(customers, url_prefix="/customers")
    return app


@login_manager.user_loader
def load_user(user_id):
    return db.session.get(User, int(user_id))
`,
  "app/access.py": `from functools import wraps
from flask import abort
from flask_login import current_user


def requires_role(*roles):
    def decorator(f):
        @wraps(f)
        def wrapped(*args, **kwargs):
            if not current_user.is_authenticated:
                abort(401)
            if current_user.role not in roles:
                abort(403)
            return f(*args, **kwargs)
        return wrapped
    return decorator
`,
  "app/accounts.py": `from flask import Blueprint, abort, jsonify, request
from flask_login import login_required, login_user, logout_user
from werkzeug.security import check_password_hash
from .models import User

bp = Blueprint("accounts", __name__)


@bp.post("/login")
def login():
    user = User.query.filter_by(email=request.form["email"]).first()
    if user is None or not check_password_hash(user.password_hash, request.form["password"]):
        abort(401)
    login_user(user)
    return jsonify(ok=True)


@bp.post("/logout")
@login_required
def logout():
    logout_user()
    return jsonify(ok=True)
`,
  "app/customers.py": `from flask import Blueprint, jsonify, request
from flask_login import login_required
from .access import requires_role
from .models import Customer, db

bp = Blueprint("customers", __name__)


@bp.get("/")
«@login_required
»def index():
    return jsonify([{"id": c.id, "name": c.name} for c in Customer.query.all()])


@bp.post("/")
@requires_role("manager", "owner")
def create():
    customer = Customer(name=request.json["name"], vat_number=request.json["vat_number"])
    db.session.add(customer)
    db.session.commit()
    return jsonify(id=customer.id), 201


@bp.delete("/<int:customer_id>")
«@requires_role("manager", "owner")
»def delete(customer_id):
    db.session.delete(Customer.query.get_or_404(customer_id))
    db.session.commit()
    return "", 204
`,
  "app/invoices.py": `from flask import Blueprint, abort, jsonify, request
from flask_login import current_user, login_required
from .access import requires_role
from .models import Invoice, db

bp = Blueprint("invoices", __name__)


@bp.get("/")
@login_required
def index():
    rows = Invoice.query.filter_by(created_by_id=current_user.id).order_by(Invoice.id.desc()).all()
    return jsonify([row.to_dict() for row in rows])


@bp.post("/")
@login_required
def create():
    data = request.get_json()
    invoice = Invoice(created_by_id=current_user.id, customer_id=data["customer_id"], amount=data["amount"])
    db.session.add(invoice)
    db.session.commit()
    return jsonify(invoice.to_dict()), 201


@bp.get("/<int:invoice_id>")
@login_required
def show(invoice_id):
    invoice = Invoice.query.filter_by(id=invoice_id«, created_by_id=current_user.id»).first_or_404()
    return jsonify(invoice.to_dict())


@bp.put("/<int:invoice_id>")
@login_required
def update(invoice_id):
    invoice = Invoice.query.get_or_404(invoice_id)
«    if invoice.created_by_id != current_user.id:
        abort(403)
»    invoice.amount = request.get_json()["amount"]
    db.session.commit()
    return jsonify(invoice.to_dict())


@bp.delete("/<int:invoice_id>")
«@login_required
»def delete(invoice_id):
    invoice = db.session.execute(
        db.select(Invoice).where(Invoice.id == invoice_id«, Invoice.created_by_id == current_user.id»)
    ).scalar_one_or_none()
    if invoice is None:
        abort(404)
    db.session.delete(invoice)
    db.session.commit()
    return "", 204


@bp.post("/<int:invoice_id>/approve")
«@requires_role("manager", "owner")
»def approve(invoice_id):
    invoice = Invoice.query.get_or_404(invoice_id)
    invoice.status = "approved"
    db.session.commit()
    return jsonify(invoice.to_dict())


@bp.get("/all")
@requires_role("manager", "owner")
def everything():
    return jsonify([row.to_dict() for row in Invoice.query.all()])
`,
  "app/models.py": `from flask_login import UserMixin
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(UserMixin, db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(200), unique=True)
    password_hash = db.Column(db.String(300))
    role = db.Column(db.String(20), default="clerk")


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(200))
    vat_number = db.Column(db.String(40))


class Invoice(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    created_by_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
    customer_id = db.Column(db.Integer, db.ForeignKey("customer.id"))
    amount = db.Column(db.Numeric(10, 2))
    status = db.Column(db.String(20), default="draft")

    def to_dict(self):
        return {"id": self.id, "amount": str(self.amount), "status": self.status}
`,
};
