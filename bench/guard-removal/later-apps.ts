import type { Apps } from "./apps.ts";

/** More programs of our own, written as their users would, without a look at what the engine knows; marked like `apps`. */
export const laterApps: Apps = {
  "aspnet-gym": {
    "Gym.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"></Project>`,
    "GymContext.cs": `using Microsoft.EntityFrameworkCore;
public class GymContext : DbContext {
  public DbSet<GymClass> Classes => Set<GymClass>();
  public DbSet<Membership> Memberships => Set<Membership>();
}
public class GymClass { public int Id { get; set; } public string Title { get; set; } }
public class Membership { public int Id { get; set; } public string UserId { get; set; } public string Plan { get; set; } }
`,
    "MembershipsController.cs": `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
[ApiController]
[Route("memberships")]
«[Authorize]»
public class MembershipsController : ControllerBase {
  private readonly GymContext db;
  public MembershipsController(GymContext db) { this.db = db; }
  private string Me => User.FindFirstValue(ClaimTypes.NameIdentifier);
  [HttpGet] public async Task<IActionResult> Mine() => Ok(await db.Memberships.Where(m => m.UserId == Me).ToListAsync());
  [HttpGet("{id}")]
  public async Task<IActionResult> One(int id) {
    var found = await db.Memberships.FirstOrDefaultAsync(m => m.Id == id« && m.UserId == Me»);
    return found == null ? NotFound() : Ok(found);
  }
  [HttpDelete("{id}")]
  public async Task<IActionResult> Cancel(int id) {
    var found = await db.Memberships.FindAsync(id);
    «if (found.UserId != Me) return Forbid();»
    db.Memberships.Remove(found);
    await db.SaveChangesAsync();
    return NoContent();
  }
  «[Authorize(Roles = "trainer")]»
  [HttpPut("{id}/plan")]
  public async Task<IActionResult> Change(int id, [FromForm] string plan) {
    var found = await db.Memberships.FindAsync(id);
    found.Plan = plan;
    await db.SaveChangesAsync();
    return NoContent();
  }
  [Authorize(Roles = "trainer")]
  [HttpGet("all")] public async Task<IActionResult> All() => Ok(await db.Memberships.ToListAsync());
}
`,
    "Program.cs": `using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
builder.Services.AddAuthorization(o => o.AddPolicy("Trainer", p => p.RequireRole("trainer")));
builder.Services.AddDbContext<GymContext>();
builder.Services.AddControllers();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
var classes = app.MapGroup("/classes")«.RequireAuthorization()»;
classes.MapGet("/", (GymContext db) => db.Classes.ToListAsync());
classes.MapPost("/", async (GymClass c, GymContext db) => { db.Classes.Add(c); await db.SaveChangesAsync(); return Results.Created("/", c); }).RequireAuthorization("Trainer");
classes.MapDelete("/{id}", async (int id, GymContext db) => { await db.Classes.Where(c => c.Id == id).ExecuteDeleteAsync(); return Results.NoContent(); })«.RequireAuthorization("Trainer")»;
app.Run();
`,
  },
  "django-forum": {
    "manage.py": `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings")
`,
    "forum/settings.py": `INSTALLED_APPS = ["django.contrib.auth", "posts"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware"]
ROOT_URLCONF = "forum.urls"
`,
    "forum/urls.py": `from django.urls import include, path
urlpatterns = [path("posts/", include("posts.urls"))]
`,
    "posts/models.py": `from django.conf import settings
from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=200)
    body = models.TextField()
    hidden = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
`,
    "posts/urls.py": `from django.urls import path
from . import views
urlpatterns = [
    path("", views.index),
    path("new/", views.create),
    path("<int:pk>/", views.show),
    path("<int:pk>/edit/", views.edit),
    path("<int:pk>/delete/", views.PostDelete.as_view()),
    path("<int:pk>/pin/", views.pin),
    path("moderate/<int:pk>/hide/", views.hide),
    path("moderate/<int:pk>/ban/", views.ban_author),
]
`,
    "posts/views.py": `from django.contrib.auth.decorators import login_required, user_passes_test
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import DeleteView
from .models import Post


def is_moderator(user):
    return user.groups.filter(name="moderators").exists()


def index(request):
    return render(request, "posts/index.html", {"posts": Post.objects.filter(hidden=False)})


def show(request, pk):
    return render(request, "posts/show.html", {"post": get_object_or_404(Post, pk=pk, hidden=False)})


«@login_required»
@require_POST
def create(request):
    Post.objects.create(title=request.POST["title"], body=request.POST["body"], author=request.user)
    return redirect("/posts/")


@login_required
def edit(request, pk):
    post = get_object_or_404(Post, pk=pk«, author=request.user»)
    if request.method == "POST":
        post.body = request.POST["body"]
        post.save()
    return render(request, "posts/edit.html", {"post": post})


class PostDelete(LoginRequiredMixin, «UserPassesTestMixin, »DeleteView):
    model = Post
    success_url = "/posts/"

    def test_func(self):
        return self.get_object().author == self.request.user


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def pin(request, pk):
    Post.objects.filter(pk=pk).update(pinned=True)
    return HttpResponse(status=204)


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def hide(request, pk):
    Post.objects.filter(pk=pk).update(hidden=True)
    return HttpResponse(status=204)


@login_required
«@user_passes_test(is_moderator)»
@require_POST
def ban_author(request, pk):
    author = get_object_or_404(Post, pk=pk).author
    author.is_active = False
    author.save()
    return JsonResponse({"banned": author.pk})
`,
  },
  "express-clinic": {
    "package.json": `{"name":"clinic","dependencies":{"express":"4","jsonwebtoken":"9","mongoose":"8"}}`,
    "src/server.js": `const express = require('express');
const mongoose = require('mongoose');
const patients = require('./routes/patients');
const staff = require('./routes/staff');
const billing = require('./routes/billing');
const { verifyToken } = require('./lib/session');
const app = express();
app.use(express.json());
app.post('/login', require('./routes/login'));
app.get('/health', (req, res) => res.json({ ok: true }));
app.use('/patients', verifyToken, patients);
app.use('/billing', «verifyToken, »billing);
app.use('/staff', verifyToken, staff);
mongoose.connect(process.env.MONGO_URL).then(() => app.listen(3000));
`,
    "src/lib/session.js": `const jwt = require('jsonwebtoken');
exports.verifyToken = function (req, res, next) {
  const header = req.get('authorization') || '';
  try {
    req.auth = jwt.verify(header.replace('Bearer ', ''), process.env.TOKEN_KEY, { algorithms: ['HS256'] });
    next();
  } catch (e) {
    res.status(401).json({ message: 'sign in first' });
  }
};
exports.allow = (...roles) => (req, res, next) => {
  if (!roles.includes(req.auth.role)) return res.sendStatus(403);
  return next();
};
`,
    "src/models/account.js": `const { Schema, model } = require('mongoose');
module.exports = model('Account', new Schema({ email: String, passwordHash: String, role: String }));
`,
    "src/models/invoice.js": `const { Schema, model } = require('mongoose');
module.exports = model('Invoice', new Schema({ patient: String, amount: Number, createdBy: String, paid: Boolean }));
`,
    "src/models/patient.js": `const { Schema, model } = require('mongoose');
module.exports = model('Patient', new Schema({ name: String, birthday: Date, doctor: { type: Schema.Types.ObjectId, ref: 'Account' }, notes: [String] }));
`,
    "src/routes/billing.js": `const { Router } = require('express');
const Invoice = require('../models/invoice');
const { allow } = require('../lib/session');
const router = Router();
router.get('/mine', async (req, res) => res.json(await Invoice.find({ createdBy: req.auth.sub })));
router.post('/', allow('accountant', 'admin'), async (req, res) => {
  res.json(await Invoice.create({ patient: String(req.body.patient), amount: Number(req.body.amount), createdBy: req.auth.sub }));
});
router.post('/:id/pay', «allow('accountant', 'admin'), »async (req, res) => {
  await Invoice.updateOne({ _id: req.params.id }, { paid: true });
  res.sendStatus(204);
});
router.delete('/:id', «allow('accountant', 'admin'), »async (req, res) => {
  await Invoice.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
    "src/routes/login.js": `const jwt = require('jsonwebtoken');
const bcrypt = require('bcrypt');
const Account = require('../models/account');
module.exports = async (req, res) => {
  const account = await Account.findOne({ email: String(req.body.email) });
  if (!account || !(await bcrypt.compare(String(req.body.password), account.passwordHash))) return res.sendStatus(401);
  res.json({ token: jwt.sign({ sub: account.id, role: account.role }, process.env.TOKEN_KEY, { expiresIn: '1h' }) });
};
`,
    "src/routes/patients.js": `const { Router } = require('express');
const Patient = require('../models/patient');
const { allow } = require('../lib/session');
const router = Router();
router.get('/', async (req, res) => res.json(await Patient.find({ doctor: req.auth.sub })));
router.get('/:id', async (req, res) => {
  const patient = await Patient.findOne({ _id: req.params.id, «doctor: req.auth.sub» });
  if (!patient) return res.sendStatus(404);
  res.json(patient);
});
router.post('/', async (req, res) => {
  const { name, birthday } = req.body;
  res.status(201).json(await Patient.create({ name, birthday, doctor: req.auth.sub }));
});
router.patch('/:id', async (req, res) => {
  const patient = await Patient.findOneAndUpdate({ _id: req.params.id, «doctor: req.auth.sub» }, { name: req.body.name });
  res.json(patient);
});
router.delete('/:id', «allow('admin'), »async (req, res) => {
  await Patient.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
    "src/routes/staff.js": `const { Router } = require('express');
const Account = require('../models/account');
const { allow } = require('../lib/session');
const router = Router();
«router.use(allow('admin'));»
router.get('/', async (req, res) => res.json(await Account.find({}, 'email role')));
router.put('/:id/role', async (req, res) => {
  await Account.updateOne({ _id: req.params.id }, { role: String(req.body.role) });
  res.sendStatus(204);
});
router.delete('/:id', async (req, res) => {
  await Account.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
module.exports = router;
`,
  },
  "fastapi-notes": {
    "auth.py": `import os
import jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.orm import Session
from database import get_db
import models
scheme = OAuth2PasswordBearer(tokenUrl="token")


def current_user(token: str = Depends(scheme), db: Session = Depends(get_db)) -> models.User:
    try:
        claims = jwt.decode(token, os.environ["TOKEN_KEY"], algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(401)
    user = db.get(models.User, claims["sub"])
    if user is None:
        raise HTTPException(401)
    return user


def admin_user(user: models.User = Depends(current_user)) -> models.User:
    if not user.is_admin:
        raise HTTPException(403)
    return user
`,
    "database.py": `import os
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker, DeclarativeBase
engine = create_engine(os.environ["DATABASE_URL"])
SessionLocal = sessionmaker(bind=engine)


class Base(DeclarativeBase):
    pass


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()
`,
    "main.py": `from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.orm import Session
from auth import admin_user, current_user
from database import get_db
import models, schemas
app = FastAPI()


@app.get("/ping")
def ping():
    return {"ok": True}


@app.get("/notes")
def notes(db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    return db.query(models.Note).filter(models.Note.owner_id == user.id).all()


@app.post("/notes")
def write(body: schemas.NoteIn, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = models.Note(text=body.text, owner_id=user.id)
    db.add(note)
    db.commit()
    return note


@app.get("/notes/{note_id}")
def read(note_id: int, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = db.query(models.Note).filter(models.Note.id == note_id«, models.Note.owner_id == user.id»).first()
    if note is None:
        raise HTTPException(404)
    return note


@app.delete("/notes/{note_id}")
def remove(note_id: int, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = db.get(models.Note, note_id)
    «if note is None or note.owner_id != user.id:
        raise HTTPException(404)»
    db.delete(note)
    db.commit()


@app.get("/admin/users", dependencies=[Depends(admin_user)])
def users(db: Session = Depends(get_db)):
    return [{"id": u.id, "email": u.email} for u in db.query(models.User)]


@app.delete("/admin/users/{user_id}"«, dependencies=[Depends(admin_user)]»)
def drop_user(user_id: int, db: Session = Depends(get_db)):
    db.query(models.User).filter(models.User.id == user_id).delete()
    db.commit()


@app.put("/admin/users/{user_id}"«, dependencies=[Depends(admin_user)]»)
def change_user(user_id: int, body: schemas.UserIn, db: Session = Depends(get_db)):
    db.query(models.User).filter(models.User.id == user_id).update({"email": body.email})
    db.commit()
`,
    "models.py": `from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column
from database import Base


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(Boolean, default=False)


class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(2000))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
`,
    "schemas.py": `from pydantic import BaseModel, EmailStr


class NoteIn(BaseModel):
    text: str


class UserIn(BaseModel):
    email: EmailStr
`,
  },
  "fastify-shop": {
    "app.js": `import Fastify from 'fastify';
import jwt from '@fastify/jwt';
import { orders } from './orders.js';
import { products } from './products.js';
const app = Fastify();
app.register(jwt, { secret: process.env.JWT_SECRET });
app.decorate('authenticate', async (request, reply) => {
  try {
    await request.jwtVerify();
  } catch (err) {
    reply.code(401).send({ error: 'unauthorized' });
  }
});
app.decorate('staff', async (request, reply) => {
  if (request.user.role !== 'staff') return reply.code(403).send({ error: 'forbidden' });
});
app.register(orders, { prefix: '/orders' });
app.register(products, { prefix: '/products' });
app.listen({ port: 3000 });
`,
    "orders.js": `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function orders(app) {
  «app.addHook('onRequest', app.authenticate);»
  app.get('/', (request) => prisma.order.findMany({ where: { userId: request.user.sub } }));
  app.get('/:id', (request) => prisma.order.findFirst({ where: { id: request.params.id, «userId: request.user.sub» } }));
  app.post('/', (request) => prisma.order.create({ data: { items: request.body.items, userId: request.user.sub } }));
  app.delete('/:id', async (request, reply) => {
    const order = await prisma.order.findUnique({ where: { id: request.params.id } });
    «if (order.userId !== request.user.sub) return reply.code(404).send();»
    await prisma.order.delete({ where: { id: order.id } });
    return reply.code(204).send();
  });
}
`,
    "package.json": `{"type":"module","dependencies":{"fastify":"5","@fastify/jwt":"9","@prisma/client":"6"}}`,
    "products.js": `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function products(app) {
  app.get('/', () => prisma.product.findMany());
  app.post('/', { onRequest: [app.authenticate, app.staff] }, (request) => prisma.product.create({ data: { name: request.body.name } }));
  app.put('/:id', { «onRequest: [app.authenticate, app.staff]» }, (request) => prisma.product.update({ where: { id: request.params.id }, data: { name: request.body.name } }));
  app.delete('/:id', { onRequest: [app.authenticate«, app.staff»] }, (request) => prisma.product.delete({ where: { id: request.params.id } }));
}
`,
  },
  "flask-tickets": {
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
  },
  "gin-wallet": {
    "go.mod": `module example.com/wallet

go 1.22
`,
    "main.go": `package main

import (
	"example.com/wallet/api"
	"github.com/gin-gonic/gin"
)

func main() {
	r := gin.Default()
	r.POST("/login", api.Login)
	r.GET("/rates", api.Rates)
	authed := r.Group("/v1")
	«authed.Use(api.RequireToken())»
	{
		authed.GET("/wallets", api.ListWallets)
		authed.GET("/wallets/:id", api.GetWallet)
		authed.POST("/wallets/:id/transfer", api.Transfer)
		authed.DELETE("/wallets/:id", api.CloseWallet)
	}
	admin := r.Group("/admin", api.RequireToken()«, api.RequireAdmin()»)
	admin.GET("/wallets", api.AllWallets)
	admin.POST("/wallets/:id/freeze", api.Freeze)
	admin.DELETE("/users/:id", api.DropUser)
	r.Run(":8080")
}
`,
    "api/auth.go": `package api

import (
	"net/http"
	"os"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

func RequireToken() gin.HandlerFunc {
	return func(c *gin.Context) {
		raw := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
		claims := jwt.MapClaims{}
		_, err := jwt.ParseWithClaims(raw, claims, func(t *jwt.Token) (any, error) {
			return []byte(os.Getenv("KEY")), nil
		}, jwt.WithValidMethods([]string{"HS256"}))
		if err != nil {
			c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "token"})
			return
		}
		c.Set("user", claims["sub"])
		c.Set("role", claims["role"])
		c.Next()
	}
}

func RequireAdmin() gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetString("role") != "admin" {
			c.AbortWithStatus(http.StatusForbidden)
			return
		}
		c.Next()
	}
}

func Login(c *gin.Context) {
	c.JSON(200, gin.H{"token": issue(c.PostForm("email"), c.PostForm("password"))})
}
`,
    "api/wallets.go": `package api

import (
	"database/sql"
	"net/http"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

func issue(email, password string) string { return "" }

func Rates(c *gin.Context) { c.JSON(200, gin.H{"eur": 1.1}) }

func ListWallets(c *gin.Context) {
	rows, err := db.Query("select id, balance from wallets where owner = $1", c.GetString("user"))
	if err != nil {
		c.Status(500)
		return
	}
	defer rows.Close()
	c.JSON(200, scan(rows))
}

func scan(rows *sql.Rows) []gin.H { return nil }

func GetWallet(c *gin.Context) {
	var balance int
	err := db.QueryRow("select balance from wallets where id = $1« and owner = $2»", c.Param("id")«, c.GetString("user")»).Scan(&balance)
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	c.JSON(200, gin.H{"balance": balance})
}

func Transfer(c *gin.Context) {
	var owner string
	if err := db.QueryRow("select owner from wallets where id = $1", c.Param("id")).Scan(&owner); err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	«if owner != c.GetString("user") {
		c.Status(http.StatusForbidden)
		return
	}»
	db.Exec("update wallets set balance = balance - $1 where id = $2", c.PostForm("amount"), c.Param("id"))
	c.Status(204)
}

func CloseWallet(c *gin.Context) {
	db.Exec("delete from wallets where id = $1 and owner = $2", c.Param("id"), c.GetString("user"))
	c.Status(204)
}

func AllWallets(c *gin.Context) {
	rows, _ := db.Query("select id, balance from wallets")
	c.JSON(200, scan(rows))
}

func Freeze(c *gin.Context) {
	db.Exec("update wallets set frozen = true where id = $1", c.Param("id"))
	c.Status(204)
}

func DropUser(c *gin.Context) {
	db.Exec("delete from users where id = $1", c.Param("id"))
	c.Status(204)
}
`,
  },
  "jaxrs-archive": {
    "pom.xml": `<project><artifactId>archive</artifactId></project>`,
    "src/main/java/com/example/archive/Document.java": `package com.example.archive;
import jakarta.persistence.*;
@Entity public class Document { @Id public long id; public String owner; public String title; public boolean expired; }
`,
    "src/main/java/com/example/archive/DocumentResource.java": `package com.example.archive;
import jakarta.annotation.security.*;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.util.List;
@Path("/documents")
@Produces(MediaType.APPLICATION_JSON)
«@RolesAllowed("user")»
public class DocumentResource {
  @Inject EntityManager em;
  @Context SecurityContext security;
  @GET public List<Document> mine() {
    return em.createQuery("select d from Document d where d.owner = :o", Document.class).setParameter("o", security.getUserPrincipal().getName()).getResultList();
  }
  @GET @Path("/{id}") public Document one(@PathParam("id") long id) {
    Document document = em.find(Document.class, id);
    «if (!document.owner.equals(security.getUserPrincipal().getName())) throw new ForbiddenException();»
    return document;
  }
  @DELETE @Path("/{id}") @Transactional public void drop(@PathParam("id") long id) {
    Document document = em.find(Document.class, id);
    «if (!document.owner.equals(security.getUserPrincipal().getName())) throw new ForbiddenException();»
    em.remove(document);
  }
  @DELETE @Path("/expired") «@RolesAllowed("admin")» @Transactional public void purge() {
    em.createQuery("delete from Document d where d.expired = true").executeUpdate();
  }
  @GET @Path("/all") @RolesAllowed("admin") public List<Document> all() {
    return em.createQuery("select d from Document d", Document.class).getResultList();
  }
}
`,
  },
  "koa-library": {
    "auth.ts": `import { Context, Next } from 'koa';
export async function signedIn(ctx: Context, next: Next) {
  if (!ctx.session?.member) {
    ctx.throw(401);
  }
  await next();
}
export async function librarian(ctx: Context, next: Next) {
  if (ctx.session?.role !== 'librarian') ctx.throw(403, 'librarians only');
  await next();
}
`,
    "books.ts": `import Router from '@koa/router';
import { db } from './db';
import { librarian, signedIn } from './auth';
export const books = new Router({ prefix: '/books' });
books.get('/', async (ctx) => {
  ctx.body = await db('books').select('id', 'title').limit(50);
});
books.post('/', «librarian, »async (ctx) => {
  const { title, isbn } = ctx.request.body as { title: string; isbn: string };
  ctx.body = await db('books').insert({ title, isbn }).returning('id');
});
books.put('/:id', «librarian, »async (ctx) => {
  const { title } = ctx.request.body as { title: string };
  await db('books').where({ id: ctx.params.id }).update({ title });
  ctx.status = 204;
});
books.delete('/:id', «librarian, »async (ctx) => {
  await db('books').where({ id: ctx.params.id }).delete();
  ctx.status = 204;
});
books.post('/:id/borrow', signedIn, async (ctx) => {
  await db('loans').insert({ book_id: ctx.params.id, member_id: ctx.session!.member });
  ctx.status = 204;
});
`,
    "db.ts": `import knex from 'knex';
export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
`,
    "index.ts": `import Koa from 'koa';
import session from 'koa-session';
import bodyParser from 'koa-bodyparser';
import { books } from './books';
import { members } from './members';
const app = new Koa();
app.keys = [process.env.COOKIE_KEY as string];
app.use(session({ httpOnly: true, secure: true }, app));
app.use(bodyParser());
app.use(books.routes());
app.use(members.routes());
app.listen(8000);
`,
    "members.ts": `import Router from '@koa/router';
import bcrypt from 'bcrypt';
import { db } from './db';
import { signedIn } from './auth';
export const members = new Router({ prefix: '/members' });
members.post('/login', async (ctx) => {
  const { email, password } = ctx.request.body as { email: string; password: string };
  const member = await db('members').where({ email }).first();
  if (!member || !(await bcrypt.compare(password, member.password_hash))) ctx.throw(401);
  ctx.session!.member = member.id;
  ctx.session!.role = member.role;
  ctx.status = 204;
});
members.get('/loans', signedIn, async (ctx) => {
  ctx.body = await db('loans').where({ member_id: ctx.session!.member });
});
members.get('/loans/:id', «signedIn, »async (ctx) => {
  ctx.body = await db('loans').where({ id: ctx.params.id, «member_id: ctx.session!.member» }).first();
});
members.delete('/loans/:id', signedIn, async (ctx) => {
  await db('loans').where({ id: ctx.params.id, «member_id: ctx.session!.member» }).delete();
  ctx.status = 204;
});
members.put('/address', «signedIn, »async (ctx) => {
  const { street } = ctx.request.body as { street: string };
  await db('members').where({ id: ctx.session!.member }).update({ street });
  ctx.status = 204;
});
`,
    "package.json": `{"dependencies":{"koa":"2","@koa/router":"12","koa-session":"6"}}`,
  },
  "laravel-rooms": {
    "composer.json": `{"require":{"laravel/framework":"^11"},"autoload":{"psr-4":{"App\\\\":"app/"}}}`,
    "app/Http/Controllers/BookingController.php": `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Booking;
use Illuminate\\Http\\Request;
class BookingController {
    public function index(Request $request) { return Booking::where('user_id', $request->user()->id)->get(); }
    public function store(Request $request) {
        $data = $request->validate(['room_id' => 'required|exists:rooms,id', 'from' => 'required|date', 'to' => 'required|date']);
        return Booking::create([...$data, 'user_id' => $request->user()->id]);
    }
    public function show(Request $request, Booking $booking) {
        «abort_if($booking->user_id !== $request->user()->id, 404);»
        return $booking;
    }
    public function destroy(Request $request, Booking $booking) {
        «abort_unless($booking->user_id === $request->user()->id, 403);»
        $booking->delete();
        return response()->noContent();
    }
}
`,
    "app/Http/Controllers/RoomController.php": `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Room;
use Illuminate\\Http\\Request;
class RoomController {
    public function index() { return Room::all(); }
    public function store(Request $request) {
        $data = $request->validate(['name' => 'required|string', 'seats' => 'required|integer']);
        return Room::create($data);
    }
    public function update(Request $request, Room $room) {
        $room->update($request->validate(['name' => 'required|string', 'seats' => 'required|integer']));
        return $room;
    }
    public function destroy(Room $room) { $room->delete(); return response()->noContent(); }
}
`,
    "app/Models/Booking.php": `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Booking extends Model { protected $fillable = ['room_id', 'from', 'to', 'user_id']; }
`,
    "app/Models/Room.php": `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Room extends Model { protected $fillable = ['name', 'seats']; }
`,
    "routes/api.php": `<?php
use App\\Http\\Controllers\\RoomController;
use App\\Http\\Controllers\\BookingController;
use Illuminate\\Support\\Facades\\Route;

Route::get('/rooms', [RoomController::class, 'index']);
Route::middleware(«'auth:sanctum'»)->group(function () {
    Route::get('/bookings', [BookingController::class, 'index']);
    Route::post('/bookings', [BookingController::class, 'store']);
    Route::get('/bookings/{booking}', [BookingController::class, 'show']);
    Route::delete('/bookings/{booking}', [BookingController::class, 'destroy']);
});
Route::post('/rooms', [RoomController::class, 'store'])->middleware(['auth:sanctum', 'can:manage-rooms']);
Route::put('/rooms/{room}', [RoomController::class, 'update'])«->middleware(['auth:sanctum', 'can:manage-rooms'])»;
Route::delete('/rooms/{room}', [RoomController::class, 'destroy'])«->middleware(['auth:sanctum', 'can:manage-rooms'])»;
`,
  },
  "nest-fleet": {
    "package.json": `{"dependencies":{"@nestjs/common":"10","@nestjs/core":"10","@nestjs/jwt":"10","@nestjs/typeorm":"10"}}`,
    "src/app.module.ts": `import { Module } from '@nestjs/common';
import { VehiclesController } from './vehicles.controller';
import { DriversController } from './drivers.controller';
import { FleetService } from './fleet.service';
@Module({ controllers: [VehiclesController, DriversController], providers: [FleetService] })
export class AppModule {}
`,
    "src/drivers.controller.ts": `import { Body, Controller, Delete, Get, Param, Put, Req, UseGuards } from '@nestjs/common';
import { FleetService } from './fleet.service';
import { TokenGuard } from './token.guard';
import { Roles, RolesGuard } from './roles.guard';
@Controller('drivers')
export class DriversController {
  constructor(private readonly fleet: FleetService) {}
  @UseGuards(TokenGuard) @Get() list(@Req() req) { return this.fleet.allDrivers(req.user.company); }
  «@UseGuards(TokenGuard, RolesGuard) @Roles('manager')» @Delete(':id') fire(@Param('id') id: string) { return this.fleet.fire(id); }
  «@UseGuards(TokenGuard, RolesGuard) @Roles('manager')» @Put(':id') rename(@Param('id') id: string, @Body('name') name: string) { return this.fleet.rename(id, name); }
}
`,
    "src/entities.ts": `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class Vehicle { @PrimaryGeneratedColumn('uuid') id: string; @Column() plate: string; @Column() company: string; }
@Entity() export class Driver { @PrimaryGeneratedColumn('uuid') id: string; @Column() name: string; @Column() company: string; }
`,
    "src/fleet.service.ts": `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Vehicle, Driver } from './entities';
@Injectable()
export class FleetService {
  constructor(@InjectRepository(Vehicle) private vehicles: Repository<Vehicle>, @InjectRepository(Driver) private drivers: Repository<Driver>) {}
  list(company: string) { return this.vehicles.find({ where: { company } }); }
  one(id: string, company: string) { return this.vehicles.findOne({ where: { id, company } }); }
  add(plate: string, company: string) { return this.vehicles.save({ plate, company }); }
  remove(id: string) { return this.vehicles.delete({ id }); }
  allDrivers(company: string) { return this.drivers.find({ where: { company } }); }
  fire(id: string) { return this.drivers.delete({ id }); }
  rename(id: string, name: string) { return this.drivers.update({ id }, { name }); }
}
`,
    "src/main.ts": `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function bootstrap() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
bootstrap();
`,
    "src/roles.guard.ts": `import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
export const Roles = (...roles: string[]) => SetMetadata('roles', roles);
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext): boolean {
    const roles = this.reflector.get<string[]>('roles', context.getHandler());
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest();
    return roles.includes(user.role);
  }
}
`,
    "src/token.guard.ts": `import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(private readonly jwt: JwtService) {}
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const token = (request.headers.authorization ?? '').split(' ')[1];
    try {
      request.user = await this.jwt.verifyAsync(token, { secret: process.env.JWT_SECRET });
      return true;
    } catch {
      throw new UnauthorizedException();
    }
  }
}
`,
    "src/vehicles.controller.ts": `import { Body, Controller, Delete, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import { FleetService } from './fleet.service';
import { TokenGuard } from './token.guard';
import { Roles, RolesGuard } from './roles.guard';
@Controller('vehicles')
«@UseGuards(TokenGuard, RolesGuard)»
export class VehiclesController {
  constructor(private readonly fleet: FleetService) {}
  @Get() list(@Req() req) { return this.fleet.list(req.user.company); }
  @Get(':id') one(@Param('id') id: string, @Req() req) { return this.fleet.one(id, req.user.company); }
  @Post() «@Roles('manager')» add(@Body('plate') plate: string, @Req() req) { return this.fleet.add(plate, req.user.company); }
  @Delete(':id') «@Roles('manager')» remove(@Param('id') id: string) { return this.fleet.remove(id); }
}
`,
  },
  "rails-garden": {
    Gemfile: `gem "rails"
gem "devise"
`,
    "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  protect_from_forgery with: :exception
end
`,
    "app/controllers/plots_controller.rb": `class PlotsController < ApplicationController
  before_action :authenticate_user!, except: [:index, :show]
  before_action :own_plot, only: [:update«, :destroy»]

  def index
    @plots = Plot.all
  end

  def show
    @plot = Plot.find(params[:id])
  end

  def update
    @plot.update!(params.require(:plot).permit(:title))
    redirect_to @plot
  end

  def destroy
    Plot.find(params[:id]).destroy!
    redirect_to plots_path
  end

  private

  def own_plot
    @plot = Plot.find(params[:id])
    head :forbidden unless @plot.user_id == current_user.id
  end
end
`,
    "app/controllers/requests_controller.rb": `class RequestsController < ApplicationController
  «before_action :authenticate_user!»

  def index
    @requests = current_user.requests
  end

  def create
    current_user.requests.create!(params.require(:request).permit(:text))
    redirect_to requests_path
  end

  def destroy
    current_user.requests.find(params[:id]).destroy!
    redirect_to requests_path
  end
end
`,
    "app/controllers/admin/base_controller.rb": `class Admin::BaseController < ApplicationController
  before_action :authenticate_user!
  «before_action :require_admin»

  private

  def require_admin
    redirect_to root_path unless current_user.admin?
  end
end
`,
    "app/controllers/admin/plots_controller.rb": `class Admin::PlotsController < «Admin::BaseController»
  def create
    Plot.create!(params.require(:plot).permit(:title, :user_id))
    redirect_to plots_path
  end

  def destroy
    Plot.find(params[:id]).destroy!
    redirect_to plots_path
  end
end
`,
    "app/controllers/admin/users_controller.rb": `class Admin::UsersController < Admin::BaseController
  def index
    @users = User.order(:email)
  end

  def update
    User.find(params[:id]).update!(params.require(:user).permit(:email))
    redirect_to admin_users_path
  end

  def destroy
    User.find(params[:id]).destroy!
    redirect_to admin_users_path
  end
end
`,
    "app/models/plot.rb": `class Plot < ApplicationRecord
  belongs_to :user
end
`,
    "app/models/request.rb": `class Request < ApplicationRecord
  belongs_to :user
end
`,
    "app/models/user.rb": `class User < ApplicationRecord
  has_many :plots
  has_many :requests
end
`,
    "config/routes.rb": `Rails.application.routes.draw do
  devise_for :users
  resources :plots, only: [:index, :show, :update, :destroy]
  resources :requests, only: [:index, :create, :destroy]
  namespace :admin do
    resources :users, only: [:index, :update, :destroy]
    resources :plots, only: [:create, :destroy]
  end
end
`,
  },
  "spring-parcel": {
    "pom.xml": `<project><artifactId>parcel</artifactId></project>`,
    "src/main/java/com/example/parcel/DepotController.java": `package com.example.parcel;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;
@RestController
@RequestMapping("/depots")
public class DepotController {
  private final JdbcTemplate jdbc;
  public DepotController(JdbcTemplate jdbc) { this.jdbc = jdbc; }
  @GetMapping public List<Map<String, Object>> list() { return jdbc.queryForList("select id, name from depots"); }
  @PostMapping public void add(@RequestParam String name) { jdbc.update("insert into depots(name) values (?)", name); }
  @DeleteMapping("/{id}") public void drop(@PathVariable long id) { jdbc.update("delete from depots where id = ?", id); }
}
`,
    "src/main/java/com/example/parcel/Parcel.java": `package com.example.parcel;
import jakarta.persistence.*;
@Entity
public class Parcel {
  @Id @GeneratedValue private Long id;
  private String sender;
  private String address;
  public Long getId() { return id; }
  public String getSender() { return sender; }
  public void setSender(String s) { sender = s; }
  public String getAddress() { return address; }
  public void setAddress(String a) { address = a; }
}
`,
    "src/main/java/com/example/parcel/ParcelController.java": `package com.example.parcel;
import java.security.Principal;
import java.util.*;
import org.springframework.http.*;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;
@RestController
@RequestMapping("/parcels")
public class ParcelController {
  private final ParcelRepository parcels;
  public ParcelController(ParcelRepository parcels) { this.parcels = parcels; }
  @GetMapping
  public List<Parcel> mine(Principal who) { return parcels.findBySender(who.getName()); }
  @GetMapping("/{id}")
  public Parcel one(@PathVariable Long id, Principal who) {
    return parcels.findByIdAndSender(id, who.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
  @PutMapping("/{id}/address")
  public Parcel move(@PathVariable Long id, @RequestParam String address, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    «if (!parcel.getSender().equals(who.getName())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);»
    parcel.setAddress(address);
    return parcels.save(parcel);
  }
  @DeleteMapping("/{id}")
  public void cancel(@PathVariable Long id, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    «if (!parcel.getSender().equals(who.getName())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);»
    parcels.delete(parcel);
  }
  «@PreAuthorize("hasRole('ADMIN')")»
  @DeleteMapping("/all")
  public void purge() { parcels.deleteAll(); }
  @PreAuthorize("hasRole('ADMIN')")
  @GetMapping("/all")
  public List<Parcel> all() { return parcels.findAll(); }
}
`,
    "src/main/java/com/example/parcel/ParcelRepository.java": `package com.example.parcel;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
public interface ParcelRepository extends JpaRepository<Parcel, Long> {
  List<Parcel> findBySender(String sender);
  Optional<Parcel> findByIdAndSender(Long id, String sender);
}
`,
    "src/main/java/com/example/parcel/SecurityConfig.java": `package com.example.parcel;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
@Configuration
@EnableMethodSecurity
public class SecurityConfig {
  @Bean
  SecurityFilterChain chain(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(a -> a
        .requestMatchers("/track/**", "/login").permitAll()
        «.requestMatchers("/depots/**").hasRole("ADMIN")»
        .anyRequest().authenticated())
      .formLogin(f -> {});
    return http.build();
  }
}
`,
  },
};
