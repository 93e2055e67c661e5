/** Texts of the files of a program, by path. */
export type App = Readonly<Record<string, string>>;

/** Small programs of our own, one per framework. What stands between « and » is a guard that the measurement may take away. */
export const apps: Readonly<Record<string, App>> = {
  express: {
    "app.js": `const express = require("express");
const { Order, Item } = require("./models");
const { signedIn, clerk } = require("./gate");
const app = express();
app.use(express.json());
app.get("/", (req, res) => res.send("shop"));
app.get("/health", (req, res) => res.send("ok"));
app.post("/login", async (req, res) => { req.session.userId = await check(req.body.name, req.body.secret); res.end(); });
app.get("/items", async (req, res) => res.json(await Item.findAll()));
app.get("/orders", «signedIn, »async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));
app.post("/orders", «signedIn, »async (req, res) => res.json(await Order.create({ item: req.body.item, userId: req.session.userId })));
app.get("/orders/:id", «signedIn, »async (req, res) => res.json(await Order.findOne({ where: { id: req.params.id«, userId: req.session.userId» } })));
app.put("/orders/:id", «signedIn, »async (req, res) => { await Order.update({ item: req.body.item }, { where: { id: req.params.id«, userId: req.session.userId» } }); res.end(); });
app.delete("/orders/:id", «signedIn, »async (req, res) => { await Order.destroy({ where: { id: req.params.id«, userId: req.session.userId» } }); res.end(); });
const admin = express.Router();
admin.get("/users", signedIn, «clerk, »(req, res) => res.json([]));
admin.get("/reports", signedIn, «clerk, »(req, res) => res.json([]));
admin.post("/items", signedIn, «clerk, »async (req, res) => res.json(await Item.create({ name: req.body.name })));
admin.delete("/items/:id", signedIn, «clerk, »async (req, res) => { await Item.destroy({ where: { id: req.params.id } }); res.end(); });
app.use("/admin", admin);
app.listen(3000);`,
    "gate.js": `exports.signedIn = (req, res, next) => { if (!req.session.userId) return res.sendStatus(401); next(); };
exports.clerk = (req, res, next) => { if (req.session.role !== "clerk") return res.sendStatus(403); next(); };`,
  },
  fastify: {
    "app.js": `const fastify = require("fastify")();
fastify.decorate("signedIn", async (request, reply) => { if (!request.session.userId) return reply.code(401).send(); });
fastify.get("/health", async () => "ok");
fastify.post("/login", async (request) => sign(request.body.name));
fastify.get("/notes", {« preHandler: [fastify.signedIn]» }, async (request) => notes.find({ owner: request.session.userId }));
fastify.post("/notes", {« preHandler: [fastify.signedIn]» }, async (request) => notes.insertOne({ text: request.body.text, owner: request.session.userId }));
fastify.get("/notes/:id", {« preHandler: [fastify.signedIn]» }, async (request) => notes.findOne({ id: request.params.id«, owner: request.session.userId» }));
fastify.delete("/notes/:id", {« preHandler: [fastify.signedIn]» }, async (request) => notes.deleteOne({ id: request.params.id«, owner: request.session.userId» }));
fastify.patch("/notes/:id", {« onRequest: fastify.signedIn» }, async (request) => notes.updateOne({ id: request.params.id«, owner: request.session.userId» }, { text: request.body.text }));
fastify.listen({ port: 3000 });`,
  },
  koa: {
    "app.js": `const Koa = require("koa");
const Router = require("@koa/router");
const gate = async (ctx, next) => { if (!ctx.session.user) ctx.throw(401); await next(); };
const router = new Router({ prefix: "/files" });
router.get("/", «gate, »async (ctx) => { ctx.body = await files.find({ owner: ctx.session.user }); });
router.post("/", «gate, »async (ctx) => { ctx.body = await files.insertOne({ name: ctx.request.body.name, owner: ctx.session.user }); });
router.get("/:id", «gate, »async (ctx) => { ctx.body = await files.findOne({ id: ctx.params.id«, owner: ctx.session.user» }); });
router.delete("/:id", «gate, »async (ctx) => { await files.deleteOne({ id: ctx.params.id«, owner: ctx.session.user» }); ctx.status = 200; });
router.put("/:id", «gate, »async (ctx) => { await files.updateOne({ id: ctx.params.id«, owner: ctx.session.user» }, { name: ctx.request.body.name }); ctx.status = 200; });
const open = new Router();
open.get("/health", async (ctx) => { ctx.body = "ok"; });
const app = new Koa();
app.use(router.routes()).use(open.routes());
app.listen(3000);`,
  },
  nest: {
    "gate.ts": `import { CanActivate, Injectable, UnauthorizedException } from "@nestjs/common";
@Injectable()
export class SignedIn implements CanActivate {
  canActivate(context) {
    if (!context.switchToHttp().getRequest().session.user) throw new UnauthorizedException();
    return true;
  }
}
@Injectable()
export class ClerkOnly implements CanActivate {
  canActivate(context) { return context.switchToHttp().getRequest().session.user.role === "clerk"; }
}`,
    "orders.controller.ts": `import { Controller, Delete, Get, Param, Patch, Post, Put, UseGuards } from "@nestjs/common";
import { ClerkOnly, SignedIn } from "./gate";
@Controller("orders")
export class OrdersController {
  constructor(private readonly orders) {}
  «@UseGuards(SignedIn)» @Get() all() { return this.orders.all(); }
  «@UseGuards(SignedIn)» @Post() add() { return this.orders.add(); }
  «@UseGuards(SignedIn)» @Get(":id") one(@Param("id") id: string) { return this.orders.one(id); }
  «@UseGuards(SignedIn)» @Put(":id") change(@Param("id") id: string) { return this.orders.update(id); }
  «@UseGuards(SignedIn)» @Patch(":id") part(@Param("id") id: string) { return this.orders.update(id); }
  «@UseGuards(SignedIn)» @Delete(":id") remove(@Param("id") id: string) { return this.orders.remove(id); }
}
@Controller("admin")
@UseGuards(SignedIn)
export class AdminController {
  «@UseGuards(ClerkOnly)» @Get("users") users() { return []; }
  «@UseGuards(ClerkOnly)» @Get("logs") logs() { return []; }
  «@UseGuards(ClerkOnly)» @Delete("users/:id") remove(@Param("id") id: string) { return id; }
  «@UseGuards(ClerkOnly)» @Post("settings") settings() { return {}; }
}
@Controller()
export class HealthController {
  @Get("health") health() { return "ok"; }
}`,
  },
  next: Object.fromEntries([
    ["lib/session.ts", `export async function getSession(request) { return read(request.cookies.get("session")); }`],
    ...["projects", "tasks", "teams", "invoices", "comments"].map((name) => [
      `app/api/${name}/route.ts`,
      `import { getSession } from "../../../lib/session";
export async function GET(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  return Response.json(await db.${name}.findMany({ where: { open: true } }));
}
export async function POST(request) {
  «const session = await getSession(request);
  if (!session) return Response.json({}, { status: 401 });»
  const { title } = await request.json();
  return Response.json(await db.${name}.create({ data: { title } }));
}`,
    ]),
    ["app/api/health/route.ts", `export async function GET() { return Response.json({}); }`],
  ]),
  flask: {
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
  },
  fastapi: {
    "main.py": `from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")
app = FastAPI()

def signed_in(token: str = Depends(scheme)):
    user = find(token)
    if user is None:
        raise HTTPException(status_code=401)
    return user

@app.get("/health")
def health():
    return "ok"

@app.post("/token")
def token(form: dict):
    return sign(form)

@app.get("/cards"«, dependencies=[Depends(signed_in)]»)
def cards():
    return table.all()

@app.post("/cards"«, dependencies=[Depends(signed_in)]»)
def add(card: dict):
    return table.insert(card["title"])

@app.get("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def card(card_id: int):
    return table.one(card_id)

@app.put("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def change(card_id: int, card: dict):
    return table.update(card_id, card["title"])

@app.delete("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def remove(card_id: int):
    return table.delete(card_id)
`,
  },
  django: {
    "shop/urls.py": `from django.urls import path
from . import views

urlpatterns = [
    path("health/", views.health),
    path("bills/", views.bills),
    path("bills/<int:pk>/", views.bill),
    path("bills/<int:pk>/pay/", views.pay),
    path("bills/<int:pk>/remove/", views.remove),
    path("bills/export/", views.Export.as_view()),
]
`,
    "shop/views.py": `from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views import View
from .models import Bill

def health(request):
    return JsonResponse({})

«@login_required»
def bills(request):
    return JsonResponse({"bills": list(Bill.objects.filter(owner=request.user))})

«@login_required»
def bill(request, pk):
    found = get_object_or_404(Bill, pk=pk«, owner=request.user»)
    return JsonResponse({"total": found.total})

«@login_required»
def pay(request, pk):
    found = get_object_or_404(Bill, pk=pk«, owner=request.user»)
    found.is_paid = True
    found.save()
    return JsonResponse({})

«@login_required»
def remove(request, pk):
    get_object_or_404(Bill, pk=pk«, owner=request.user»).delete()
    return JsonResponse({})

class Export(«LoginRequiredMixin, »View):
    def get(self, request):
        return JsonResponse({})
`,
    "shop/models.py": `from django.db import models

class Bill(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
`,
  },
  spring: {
    "Orders.java": `package com.example;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/orders")
public class Orders {
  private final OrderRepository orders;
  public Orders(OrderRepository orders) { this.orders = orders; }

  «@PreAuthorize("isAuthenticated()")»
  @GetMapping
  public Object all(Principal principal) { return orders.findAllByOwner(principal.getName()); }

  «@PreAuthorize("isAuthenticated()")»
  @GetMapping("/{id}")
  public Object one(@PathVariable Long id, Principal principal) { return orders.findByIdAndOwner(id, principal.getName()); }

  «@PreAuthorize("isAuthenticated()")»
  @PostMapping
  public Object add(@RequestParam String item) { return orders.save(new Order(item)); }

  «@PreAuthorize("isAuthenticated()")»
  @PutMapping("/{id}")
  public Object change(@PathVariable Long id) { return orders.save(orders.touched(id)); }

  «@PreAuthorize("isAuthenticated()")»
  @DeleteMapping("/{id}")
  public void remove(@PathVariable Long id) { orders.drop(id); }
}`,
    "Health.java": `package com.example;
import org.springframework.web.bind.annotation.*;
@RestController
public class Health {
  @GetMapping("/health")
  public String health() { return "ok"; }
}`,
  },
  jaxrs: {
    "Items.java": `package com.example;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.*;

@Path("items")
public class Items {
  @GET
  «@RolesAllowed("clerk")»
  public String all() { return ""; }

  @POST
  «@RolesAllowed("clerk")»
  public String add(String item) { return ""; }

  @PUT
  @Path("{id}")
  «@RolesAllowed("clerk")»
  public String change(@PathParam("id") long id) { return ""; }

  @DELETE
  @Path("{id}")
  «@RolesAllowed("clerk")»
  public String remove(@PathParam("id") long id) { return ""; }
}`,
  },
  gin: {
    "go.mod": "module example.com/shop\n",
    "main.go": `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func gate(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.Next()
}

func show(c *gin.Context) { c.JSON(200, gin.H{}) }

func main() {
	r := gin.Default()
	r.GET("/health", show)
	r.GET("/jobs", «gate, »show)
	r.POST("/jobs", «gate, »show)
	r.GET("/jobs/:id", «gate, »show)
	r.PUT("/jobs/:id", «gate, »show)
	r.DELETE("/jobs/:id", «gate, »show)
	r.Run()
}
`,
  },
  aspnet: {
    "Shop/Program.cs": `using Microsoft.EntityFrameworkCore;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>();
builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages(options => { «options.Conventions.AuthorizeFolder("/Stock");» });
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health", () => "ok");
app.MapGet("/items", async (ShopContext db) => await db.Items.ToListAsync());
app.MapPost("/items", async (ItemInput input, ShopContext db) =>
{
    db.Items.Add(new Item { Name = input.Name });
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapPut("/items/{id:int}", async (int id, ItemInput input, ShopContext db) =>
{
    var item = await db.Items.FindAsync(id);
    item.Name = input.Name;
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapDelete("/items/{id:int}", async (int id, ShopContext db) => await db.Items.Where(item => item.Id == id).ExecuteDeleteAsync())«.RequireAuthorization("clerk")»;
app.MapPost("/items/{id:int}/pictures", async (int id, ShopContext db) =>
{
    db.Pictures.Add(new Picture { ItemId = id });
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapControllers();
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
app.MapRazorPages();
app.Run();
public record ItemInput(string Name);`,
    "Shop/Data.cs": `using Microsoft.EntityFrameworkCore;
public class Item { public int Id { get; set; } public string Name { get; set; } }
public class Picture { public int Id { get; set; } public int ItemId { get; set; } }
public class Order { public int Id { get; set; } public string OwnerId { get; set; } public string Note { get; set; } }
public class ShopContext : DbContext
{
    public DbSet<Item> Items { get; set; }
    public DbSet<Picture> Pictures { get; set; }
    public DbSet<Order> Orders { get; set; }
}`,
    "Shop/Controllers/OrdersController.cs": `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
[ApiController]
[Route("orders")]
public class OrdersController : ControllerBase
{
    private readonly ShopContext _db;
    public OrdersController(ShopContext db) => _db = db;
    private string Caller => User.FindFirstValue(ClaimTypes.NameIdentifier);
    [HttpGet«, Authorize»]
    public async Task<IActionResult> All() => Ok(await _db.Orders.Where(order => order.OwnerId == Caller).ToListAsync());
    [HttpGet("{id:int}")«, Authorize»]
    public async Task<IActionResult> One(int id)
    {
        var found = await _db.Orders.FirstOrDefaultAsync(order => order.Id == id« && order.OwnerId == Caller»);
        return found == null ? NotFound() : Ok(found);
    }
    [HttpPost«, Authorize»]
    public async Task<IActionResult> Make(NoteInput input)
    {
        _db.Orders.Add(new Order { Note = input.Note, OwnerId = Caller });
        await _db.SaveChangesAsync();
        return Ok();
    }
    [HttpPut("{id:int}")«, Authorize»]
    public async Task<IActionResult> Change(int id, NoteInput input)
    {
        var order = await _db.Orders.SingleOrDefaultAsync(each => each.Id == id« && each.OwnerId == Caller»);
        if (order == null) return NotFound();
        order.Note = input.Note;
        await _db.SaveChangesAsync();
        return NoContent();
    }
    [HttpDelete("{id:int}")«, Authorize»]
    public async Task<IActionResult> Drop(int id)
    {
        var order = await _db.Orders.FirstOrDefaultAsync(each => each.Id == id« && each.OwnerId == Caller»);
        if (order == null) return NotFound();
        _db.Orders.Remove(order);
        await _db.SaveChangesAsync();
        return NoContent();
    }
}
public record NoteInput(string Note);`,
    "Shop/Controllers/StaffController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
public class StaffController : Controller
{
    private readonly ShopContext _db;
    public StaffController(ShopContext db) => _db = db;
    [Authorize«(Roles = "Manager")»]
    public IActionResult Index() => View(_db.Orders);
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Close(int id)
    {
        _db.Orders.Remove(_db.Orders.Single(order => order.Id == id));
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Rename(int id, string note)
    {
        _db.Orders.Single(order => order.Id == id).Note = note;
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Clear(int id)
    {
        _db.Pictures.RemoveRange(_db.Pictures.Where(picture => picture.ItemId == id));
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
}`,
    "Shop/Pages/Stock/Index.cshtml.cs": `using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
public class IndexModel(ShopContext db) : PageModel
{
    public void OnGet() { }
    public async Task<IActionResult> OnDeleteAsync(int id)
    {
        db.Items.Remove(await db.Items.FindAsync(id));
        await db.SaveChangesAsync();
        return RedirectToPage();
    }
}`,
  },
  rails: {
    "config/routes.rb": `Rails.application.routes.draw do
  get "health", to: "pages#health"
  resource :session, only: %i[new create]
  resources :bills, only: %i[index show create update destroy] do
    post :pay, on: :member
  end
  namespace :staff do
    resources :reports, only: %i[index show create destroy]
  end
end
`,
    "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  private

  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end

  def sign_in!
    redirect_to new_session_path unless current_user
  end
end
`,
    "app/controllers/pages_controller.rb": `class PagesController < ApplicationController
  def health
    head :ok
  end
end
`,
    "app/controllers/bills_controller.rb": `class BillsController < ApplicationController
  before_action :sign_in!, only: %i[«index» «show» «create» «update» «destroy» «pay»]

  def index
    @bills = Bill.where(user_id: current_user.id)
  end

  def show
    @bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
  end

  def create
    @bill = Bill.create(amount: params[:amount], user_id: current_user.id)
  end

  def update
    bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
    bill.update(amount: params[:amount])
  end

  def destroy
    Bill.find_by!(id: params[:id]«, user_id: current_user.id»).destroy
  end

  def pay
    bill = Bill.find_by!(id: params[:id]«, user_id: current_user.id»)
    bill.update(paid: true)
  end
end
`,
    "app/controllers/staff/reports_controller.rb": `module Staff
  class ReportsController < ApplicationController
    before_action :sign_in!
    before_action :staff_only, only: %i[«index» «show» «create» «destroy»]

    def index; end

    def show; end

    def create
      Report.create(title: params[:title])
    end

    def destroy
      Report.find(params[:id]).destroy
    end

    private

    def staff_only
      head :forbidden unless current_user.staff?
    end
  end
end
`,
  },
  sinatra: {
    "app.rb": `require "sinatra/base"

class Notes < Sinatra::Base
  helpers do
    def current_user
      session[:user]
    end

    def signed_in!
      halt 401 unless current_user
    end
  end

  get("/health") { "ok" }
  post("/login") { session[:user] = check(params[:name], params[:secret]) }

  get "/notes" do
    «signed_in!»
    Note.where(owner: current_user).to_json
  end

  post "/notes" do
    «signed_in!»
    Note.create(text: params[:text], owner: current_user).to_json
  end

  get "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).to_json
  end

  put "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).update(text: params[:text])
    "changed"
  end

  delete "/notes/:id" do
    «signed_in!»
    Note.find_by(id: params[:id]«, owner: current_user»).destroy
    "removed"
  end
end
`,
  },
};
