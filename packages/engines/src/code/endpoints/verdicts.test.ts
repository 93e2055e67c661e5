import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";

interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** `rule: METHOD path` of each finding about authorization. */
  readonly found: readonly string[];
}

const express = (routes: string) => `const express = require("express");
const { Order, User } = require("./models");
const app = express();
const signedIn = (req, res, next) => { if (!req.session.userId) return res.sendStatus(401); next(); };
const clerk = (req, res, next) => { if (req.session.role !== "clerk") return res.sendStatus(403); next(); };
app.get("/orders", signedIn, async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));
app.get("/orders/latest", signedIn, async (req, res) => res.json(await Order.findOne({ where: { userId: req.session.userId } })));
${routes}
app.listen(3000);`;

const flask = (routes: string) => `from flask import Flask, abort, request
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)

class Order(db.Model):
    pass

@app.get("/orders")
@login_required
def orders():
    return str(Order.query.filter_by(user_id=current_user.id).all())

${routes}
`;

const aspnet = (actions: string) => `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
public class Parcel { public int Id { get; set; } public int SenderId { get; set; } public string Label { get; set; } }
public class Depot : DbContext { public DbSet<Parcel> Parcels { get; set; } }
public record LabelInput(string Label);
public record SentInput(string Label, int SenderId);
[Authorize, Route("parcels")]
public class ParcelsController(Depot depot) : ControllerBase
{
    private int Me => int.Parse(User.FindFirst("sub").Value);
    [HttpGet] public async Task<IActionResult> Mine() => Ok(await depot.Parcels.Where(parcel => parcel.SenderId == Me).ToListAsync());
${actions}
}`;

const cases: readonly Case[] = [
  {
    name: "ASP.NET: an object chosen by the path alone, in a query and by its key",
    file: "ParcelsController.cs",
    text: aspnet(`    [HttpGet("{id}")] public IActionResult One(int id) => Ok(depot.Parcels.Include(parcel => parcel.Label).FirstOrDefault(parcel => parcel.Id == id));
    [HttpPut("{id}")] public async Task<IActionResult> Change(string id, LabelInput input)
    {
        var parcel = await depot.Parcels.FindAsync(int.Parse(id));
        parcel.Label = input.Label;
        await depot.SaveChangesAsync();
        return Ok();
    }`),
    found: ["missing-owner-check: GET /parcels/{id}", "missing-owner-check: PUT /parcels/{id}"],
  },
  {
    name: "ASP.NET: chosen by who asks as well, looked at afterwards, or asked for by a role",
    file: "ParcelsController.cs",
    text: aspnet(`    [HttpGet("{id}")] public IActionResult One(int id) => Ok(depot.Parcels.FirstOrDefault(parcel => parcel.Id == id && parcel.SenderId == Me));
    [HttpGet("{id}/label")] public IActionResult Label(int id) => Ok(depot.Parcels.Where(parcel => parcel.SenderId == Me).Single(parcel => parcel.Id == id));
    [HttpPut("{id}")] public async Task<IActionResult> Change(int id, LabelInput input)
    {
        var parcel = await depot.Parcels.FindAsync(id);
        var userId = Me;
        if (parcel.SenderId != userId) return Forbid();
        parcel.Label = input.Label;
        await depot.SaveChangesAsync();
        return Ok();
    }
    [HttpDelete("{id}"), Authorize(Roles = "Admin")] public IActionResult Drop(int id)
    {
        depot.Parcels.Remove(depot.Parcels.Find(id));
        return Ok(depot.SaveChanges());
    }`),
    found: [],
  },
  {
    name: "ASP.NET: the owner comes from the body, and an object as a whole",
    file: "ParcelsController.cs",
    text: aspnet(`    [HttpPost] public IActionResult Send(SentInput input)
    {
        depot.Parcels.Add(new Parcel { Label = input.Label, SenderId = input.SenderId });
        return Ok(depot.SaveChanges());
    }
    [HttpPost("whole")] public IActionResult Whole(Parcel parcel)
    {
        depot.Parcels.Add(parcel);
        return Ok(depot.SaveChanges());
    }`),
    found: ["client-supplied-identity: POST /parcels", "mass-assignment: POST /parcels/whole"],
  },
  {
    name: "ASP.NET: the owner is who asks, fields are named, and what is bound is listed",
    file: "ParcelsController.cs",
    text: aspnet(`    [HttpPost] public IActionResult Send(SentInput input)
    {
        depot.Parcels.Add(new Parcel { Label = input.Label, SenderId = Me });
        return Ok(depot.SaveChanges());
    }
    [HttpPost("listed")] public IActionResult Listed([Bind("Label")] Parcel parcel)
    {
        depot.Parcels.Add(parcel);
        return Ok(depot.SaveChanges());
    }`),
    found: [],
  },
  {
    name: "an object chosen by the path alone",
    file: "app.js",
    text: express(
      `app.get("/orders/:id", signedIn, async (req, res) => res.json(await Order.findByPk(req.params.id)));`,
    ),
    found: ["missing-owner-check: GET /orders/{id}"],
  },
  {
    name: "the account that somebody names to sign in",
    file: "app.js",
    text: express(`app.get("/home", signedIn, async (req, res) => res.json(await User.findOne({ where: { id: req.session.userId } })));
app.post("/login", signedIn, async (req, res) => {
  const user = await User.findOne({ where: { name: req.body.name } });
  req.session.userId = user.id;
  res.redirect("/home");
});`),
    found: [],
  },
  {
    name: "chosen by the field that binds other objects to who asks",
    file: "app.js",
    text: express(
      `app.get("/notes/:userId", signedIn, async (req, res) => res.json(await Note.find({ userId: Number(req.params.userId) })));`,
    ),
    found: ["missing-owner-check: GET /notes/{userId}"],
  },
  {
    name: "a table with an owner, whose owner is only looked at to count it",
    file: "app.js",
    text: express(`class Basket extends require("sequelize").Model {}
Basket.init({ id: {}, UserId: {} }, {});
app.get("/baskets/:id", signedIn, async (req, res) => {
  const basket = await Basket.findOne({ where: { id: req.params.id } });
  tally("foreign basket", () => { const user = req.session.user; return user.basket != req.params.id; });
  res.json(basket);
});
app.get("/baskets/:id/size", signedIn, async (req, res) => {
  const basket = await Basket.findOne({ where: { id: req.params.id } });
  if (basket.UserId !== req.session.userId) return res.sendStatus(403);
  res.json(basket.size);
});`),
    found: ["missing-owner-check: GET /baskets/{id}"],
  },
  {
    name: "who asks is compared with whose it is, whatever both are called; and the same without",
    file: "ParcelController.java",
    text: `package shop;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;
@RestController @RequestMapping("/parcels")
public class ParcelController {
  private final ParcelRepository parcels;
  public ParcelController(ParcelRepository parcels) { this.parcels = parcels; }
  @PreAuthorize("isAuthenticated()") @GetMapping
  public List<Parcel> mine(Principal who) { return parcels.findBySender(who.getName()); }
  @PreAuthorize("isAuthenticated()") @PutMapping("/{id}")
  public Parcel move(@PathVariable Long id, @RequestParam String to, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    if (!parcel.getSender().equals(who.getName())) throw new IllegalStateException();
    parcel.setAddress(to);
    return parcels.save(parcel);
  }
  @PreAuthorize("isAuthenticated()") @DeleteMapping("/{id}")
  public void drop(@PathVariable Long id, Principal who) {
    Parcel parcel = parcels.findById(id).orElseThrow();
    parcels.delete(parcel);
  }
}`,
    found: ["missing-owner-check: DELETE /parcels/{id}"],
  },
  {
    name: "of few that change the same kind one asks for less, and one that is for everybody who is known does not",
    file: "app.js",
    text: express(`const allow = (...roles) => (req, res, next) => (roles.includes(req.session.role) ? next() : res.sendStatus(403));
app.post("/books", signedIn, allow("clerk"), async (req, res) => res.json(await Book.create({ title: String(req.body.title) })));
app.put("/books/:id", signedIn, allow("clerk"), async (req, res) => res.json(await Book.updateOne({ _id: req.params.id }, { title: "x" })));
app.delete("/books/:id", signedIn, async (req, res) => res.json(await Book.deleteOne({ _id: req.params.id })));
app.post("/books/:id/borrow", signedIn, async (req, res) => res.json(await Loan.create({ book: req.params.id, reader: req.session.userId })));`),
    found: ["missing-role-check: DELETE /books/{id}"],
  },
  {
    name: "Django: functions that only show stand beside those that ask who changes something",
    file: "forum/urls.py",
    text: `from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import path
def index(request):
    return render(request, "index.html", {"posts": Post.objects.all()})
def show(request, pk):
    return render(request, "show.html", {"post": get_object_or_404(Post, pk=pk)})
@login_required
def create(request):
    Post(title=request.POST["title"], author=request.user).save()
@login_required
def edit(request, pk):
    get_object_or_404(Post, pk=pk, author=request.user).save()
@login_required
def pin(request, pk):
    get_object_or_404(Post, pk=pk, author=request.user).save()
@login_required
def drop(request, pk):
    get_object_or_404(Post, pk=pk, author=request.user).delete()
urlpatterns = [path("posts/", index), path("posts/new/", create), path("posts/<int:pk>/", show), path("posts/<int:pk>/edit/", edit),
    path("posts/<int:pk>/pin/", pin), path("posts/<int:pk>/drop/", drop)]
`,
    found: [],
  },
  {
    name: "a page and a sum beside what is guarded",
    file: "app.js",
    text: express(`app.get("/orders/form", (req, res) => res.render("form", {}));
app.get("/orders/sum", (req, res) => res.json({ sum: Number(req.query.price) * 2 }));
app.get("/orders/:id/lines", signedIn, async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));`),
    found: [],
  },
  {
    name: "a queue's call that is compared before anything is removed, and the same without",
    file: "app.js",
    text: express(`app.delete("/orders/old", async (req, res) => {
  const fits = await queue.compare(req.headers["x-queue"], req.body);
  if (!fits) return res.status(401).end();
  res.json(await Order.deleteMany({}));
});
app.delete("/orders/lost", async (req, res) => res.json(await Order.deleteMany({})));
app.get("/orders/:id/lines", signedIn, async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));`),
    found: ["missing-guard: DELETE /orders/lost"],
  },
  {
    name: "whoever was given a code that cannot be guessed may",
    file: "app.js",
    text: express(`app.put("/restore/:resumeCode", async (req, res) => { await Order.deleteOne({ code: String(req.params.resumeCode) }); res.end(); });
app.put("/all", async (req, res) => { await Order.deleteMany({}); res.end(); });`),
    found: ["unauthenticated-endpoint: PUT /all"],
  },
  {
    name: "chosen by a number made of the path, in another function",
    file: "app.js",
    text: express(`const load = (id) => Order.findOne({ where: { id } });
app.get("/orders/:id", signedIn, async (req, res) => { const id = Number(req.params.id); res.json(await load(id)); });`),
    found: ["missing-owner-check: GET /orders/{id}"],
  },
  {
    name: "chosen by who asks as well",
    file: "app.js",
    text: express(
      `app.get("/orders/:id", signedIn, async (req, res) => res.json(await Order.findOne({ where: { id: req.params.id, userId: req.session.userId } })));`,
    ),
    found: [],
  },
  {
    name: "chosen by who asks as well, and not the last to be",
    file: "app.js",
    text: express(
      `app.get("/orders/:id", signedIn, async (req, res) => res.json(await Order.findOne({ where: { id: req.params.id, userId: req.session.userId } })));
app.get("/orders/open", signedIn, async (req, res) => res.json(await Order.findAll({ where: { userId: req.session.userId } })));`,
    ),
    found: [],
  },
  {
    name: "its owner is compared with who asks",
    file: "app.js",
    text: express(`app.get("/orders/:id", signedIn, async (req, res) => {
  const order = await Order.findByPk(req.params.id);
  if (order.userId !== req.session.userId) return res.sendStatus(404);
  res.json(order);
});`),
    found: [],
  },
  {
    name: "a helper is asked whether who asks may",
    file: "app.js",
    text: express(`app.get("/orders/:id", signedIn, async (req, res) => {
  const order = await Order.findByPk(req.params.id);
  assertOwner(order, req.session.userId);
  res.json(order);
});`),
    found: [],
  },
  {
    name: "a role may see all of them",
    file: "app.js",
    text: express(
      `const requireAdmin = (req, res, next) => rights(req, next);
app.get("/orders/:id", signedIn, requireAdmin, async (req, res) => res.json(await Order.findByPk(req.params.id)));`,
    ),
    found: [],
  },
  {
    name: "nobody owns objects of this kind",
    file: "app.js",
    text: express(`app.get("/items/:id", signedIn, async (req, res) => res.json(await Item.findByPk(req.params.id)));`),
    found: [],
  },
  {
    name: "a chain of filters counts as one",
    file: "app.py",
    text: flask(`@app.get("/orders/<int:order_id>")
@login_required
def order(order_id):
    return str(Order.query.filter_by(id=order_id).filter_by(user_id=current_user.id).first())`),
    found: [],
  },
  {
    name: "Flask: chosen by the path alone",
    file: "app.py",
    text: flask(`@app.get("/orders/<int:order_id>")
@login_required
def order(order_id):
    return str(Order.query.filter_by(id=order_id).first())`),
    found: ["missing-owner-check: GET /orders/{order_id}"],
  },
  {
    name: "a statement with the path's part alone",
    file: "app.js",
    text: `const app = require("express")();
const db = new (require("pg").Pool)();
const gate = (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); };
app.get("/bills", gate, async (req, res) => res.json(await db.query("SELECT * FROM bills WHERE owner_id = $1", [req.user.id])));
app.get("/bills/:id", gate, async (req, res) => res.json(await db.query("SELECT * FROM bills WHERE id = $1", [req.params.id])));
app.put("/bills/:id", gate, async (req, res) => res.json(await db.query("UPDATE bills SET paid = $1 WHERE id = $2 AND owner_id = $3", [true, req.params.id, req.user.id])));`,
    found: ["missing-owner-check: GET /bills/{id}"],
  },
  {
    name: "who owns it comes from the request",
    file: "app.js",
    text: express(`app.post("/orders", signedIn, async (req, res) => res.json(await Order.create({ item: req.body.item, userId: req.body.userId })));
app.post("/carts", signedIn, async (req, res) => res.json(await Order.create({ item: req.body.item, userId: req.session.userId })));`),
    found: ["client-supplied-identity: POST /orders"],
  },
  {
    name: "a body written as a whole, and field by field",
    file: "app.js",
    text: express(`app.post("/users", signedIn, async (req, res) => res.json(await User.create(req.body)));
app.post("/names", signedIn, async (req, res) => res.json(await User.create({ name: req.body.name })));`),
    found: ["mass-assignment: POST /users"],
  },
  {
    name: "a body that was checked before",
    file: "app.js",
    text: express(
      `app.post("/users", signedIn, require("celebrate").celebrate({}), async (req, res) => res.json(await User.create(req.body)));`,
    ),
    found: [],
  },
  {
    name: "a stranger may remove, in a program that knows who asks",
    file: "app.js",
    text: express(`app.delete("/items/:id", async (req, res) => { await Item.destroy({ where: { id: req.params.id } }); res.end(); });
app.put("/views/:id", async (req, res) => res.json({}));`),
    found: ["unauthenticated-endpoint: DELETE /items/{id}"],
  },
  {
    name: "nobody is known anywhere",
    file: "app.js",
    text: `const app = require("express")();
app.delete("/items/:id", async (req, res) => { await Item.destroy({ where: { id: req.params.id } }); res.end(); });`,
    found: [],
  },
  {
    name: "one of the endpoints for a role asks for no role",
    file: "app.js",
    text: express(
      ["users", "reports", "settings", "logs"]
        .map(
          (name) =>
            `app.get("/admin/${name}", signedIn, ${name === "logs" ? "" : "clerk, "}(req, res) => res.json([]));`,
        )
        .join("\n"),
    ),
    found: ["missing-role-check: GET /admin/logs"],
  },
  {
    name: "another guard in its place may ask for the same",
    file: "app.js",
    text: express(
      `const owner = (req, res, next) => { if (req.session.role !== "owner") return res.sendStatus(403); next(); };
${["users", "reports", "settings", "logs"]
  .map(
    (name) =>
      `app.get("/admin/${name}", signedIn, ${name === "logs" ? "owner" : "clerk"}, (req, res) => res.json([]));`,
  )
  .join("\n")}`,
    ),
    found: [],
  },
  {
    name: "who asks stands in a field of the request that a step fills before others, and not before this one",
    file: "app.js",
    text: `const app = require("express")();
const known = new Map();
const attach = () => (req, res, next) => {
  try { req.body.accountId = known.get(req.headers.authorization).id; next(); } catch { res.status(401).end(); }
};
app.get("/cards", attach(), async (req, res) => res.json(await Card.findAll({ where: { accountId: req.body.accountId } })));
app.post("/cards", attach(), async (req, res) => res.json(await Card.create({ accountId: req.body.accountId })));
app.get("/balance", async (req, res) => res.json(await Purse.findOne({ where: { accountId: req.body.accountId } })));`,
    found: ["client-supplied-identity: GET /balance"],
  },
  {
    name: "the account of another one, chosen by the request and changed",
    file: "app.js",
    text: express(`app.post("/settings", signedIn, async (req, res) => {
  const user = await User.findOne({ where: { id: req.body.id } });
  user.email = req.body.email;
  await user.save();
  res.end();
});
app.post("/staff/names", signedIn, async (req, res) => {
  const user = await User.findOne({ where: { id: req.body.id } });
  if (!req.session.user.isAdmin) return res.sendStatus(403);
  await user.save();
  res.end();
});`),
    found: ["missing-owner-check: POST /settings"],
  },
  {
    name: "an answer with a secret, where others ask who it is for",
    file: "app.js",
    text: express(`app.get("/people", async (req, res) => {
  const all = await User.findAll();
  res.json(all.map((user) => ({ name: user.name, password: user.password })));
});
app.get("/names", async (req, res) => res.json((await User.findAll()).map((user) => ({ name: user.name }))));`),
    found: ["unauthenticated-endpoint: GET /people"],
  },
  {
    name: "a stranger changes by POST, and through a helper",
    file: "app.js",
    text: express(`const retire = (id) => Item.update({ isOld: true }, { where: { id } });
app.post("/items/:id/retire", async (req, res) => res.json(await retire(req.params.id)));
app.post("/messages", async (req, res) => res.json(await Message.create({ text: req.body.text })));`),
    found: ["unauthenticated-endpoint: POST /items/{id}/retire"],
  },
  {
    name: "who is not known is turned away by an error",
    file: "app.js",
    text: express(`app.put("/pictures/:id", async (req, res, next) => {
  const loggedInUser = sessions.get(req.cookies.token);
  if (!loggedInUser) { next(new Error("no")); return; }
  await Picture.update({ at: 1 }, { where: { id: req.params.id } });
  res.end();
});`),
    found: [],
  },
  {
    name: "who may ask is said by an annotation of the program's own, but for one",
    file: "Labels.java",
    text: `import jakarta.persistence.EntityManager;
import jakarta.ws.rs.*;

@Path("/v1/labels")
public class Labels {
  private EntityManager entities;

  @GET @NeedsPermission("LABELS")
  public Object all() { return entities.createQuery("from Label").getResultList(); }

  @PUT @NeedsPermission("LABELS")
  public void add(Label label) { entities.persist(label); }

  @DELETE @NeedsPermission("LABELS")
  public void drop(Label label) { entities.remove(label); }

  @POST
  public void change(Label label) { entities.merge(label); }

  @PATCH @PermissionNotRequired
  public void rename(Label label) { entities.merge(label); }

  @GET @Path("/mine")
  public Object mine() {
    if (getPrincipal() instanceof User user) return entities.find(Label.class, user.getId());
    return Response.status(401).build();
  }
}`,
    found: ["missing-guard: POST /v1/labels"],
  },
  {
    name: "who is not known is turned away by an answer of the framework",
    file: "app/urls.py",
    text: `from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from shop.models import Order

@login_required
def orders(request): return HttpResponse(Order.objects.filter(owner=request.user))

@login_required
def old(request): return HttpResponse(Order.objects.filter(owner=request.user, old=True))

@login_required
def paid(request): return HttpResponse(Order.objects.filter(owner=request.user, paid=True))

@login_required
def sent(request): return HttpResponse(Order.objects.filter(owner=request.user, sent=True))

@login_required
def late(request): return HttpResponse(Order.objects.filter(owner=request.user, late=True))

def drop(request):
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    Order.objects.filter(owner=request.user).delete()
    return HttpResponse("done")

def empty(request):
    Order.objects.filter(old=True).delete()
    return HttpResponse("done")

urlpatterns = [
    path("orders/", orders), path("orders/old", old), path("orders/paid", paid), path("orders/sent", sent),
    path("orders/late", late),
    path("orders/drop", drop), path("orders/empty", empty),
]`,
    found: ["missing-guard: /orders/empty"],
  },
];

const rules =
  /^code\.(missing-(guard|role-check|owner-check)|unauthenticated-endpoint|client-supplied-identity|mass-assignment)$/;

test.each(cases)("$name", async ({ file, text, found }) => {
  const { findings } = await scanSource({ [file]: text });
  const lines = findings
    .filter(({ ruleId }) => rules.test(ruleId))
    .map(({ ruleId, evidence }) => `${ruleId.slice(5)}: ${evidence.facts?.["sink"]}`);
  expect(lines.sort()).toEqual(found);
});

test("a finding says which guard was expected and the line that mends it; one helper is one cause", async () => {
  const { findings } = await scanSource({
    "app.js": express(`const drop = (id) => Item.destroy({ where: { id } });
app.post("/orders/:id/pay", signedIn, (req, res) => res.end());
app.post("/orders/:id/ship", (req, res) => res.end());
app.delete("/items/:id", (req, res) => res.json(drop(req.params.id)));
app.delete("/parts/:id", (req, res) => res.json(drop(req.params.id)));`),
  });
  const facts = (rule: string) =>
    findings.filter(({ ruleId }) => ruleId === `code.${rule}`).map(({ evidence }) => evidence.facts);
  expect(facts("missing-guard")).toMatchObject([
    { "expected guard": "signedIn", "mended line": 'app.post("/orders/:id/ship", signedIn, (req, res) => res.end())' },
  ]);
  expect(facts("unauthenticated-endpoint")).toMatchObject([{ "more endpoints": "DELETE /parts/{id}" }]);
});

test("a read that every known user may ask for is rated below a change, and a change asked of few siblings too", async () => {
  const routes = (more: string) => ({
    "main.js": express(`${["a", "b", "c", "d", "e", "f"]
      .map(
        (name) => `app.get("/parts/store/${name}", signedIn, clerk, (req, res) => res.json(shelf.${name}));
app.delete("/parts/store/${name}/:id", signedIn, clerk, (req, res) => res.json(shelf.drop(req.params.id)));`,
      )
      .join("\n")}
${more}`),
  });
  const severityOfOne = async (more: string) => {
    const { findings } = await scanSource(routes(more));
    return findings
      .filter(({ ruleId, title }) => ruleId === "code.missing-role-check" && title.includes("/parts"))
      .map(({ severity }) => severity);
  };
  expect(await severityOfOne('app.get("/parts/store/g", signedIn, (req, res) => res.json(shelf.g));')).toEqual([
    "medium",
  ]);
  expect(await severityOfOne('app.post("/parts/store/search", signedIn, (req, res) => res.json(shelf.g));')).toEqual([
    "medium",
  ]);
  expect(
    await severityOfOne(
      'app.delete("/parts/store/g/:id", signedIn, (req, res) => res.json(shelf.drop(req.params.id)));',
    ),
  ).toEqual(["high"]);
});

test("certificates that an operator has to ask for are rated a step lower than those nobody checks", async () => {
  const severityOf = async (body: string) => {
    const { findings } = await scanSource({
      "main.go": `package main\n\nimport (\n\t"crypto/tls"\n\t"net/http"\n)\n\nfunc client(s Settings) *http.Client {\n\tc := &http.Client{}\n${body}\n\treturn c\n}\n`,
    });
    return findings.filter(({ ruleId }) => ruleId === "code.tls-verification-off").map(({ severity }) => severity);
  };
  const off = "c.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}";
  expect(await severityOf(`\t${off}`)).toEqual(["high"]);
  expect(await severityOf(`\tif s.SkipVerify {\n\t\t${off}\n\t}`)).toEqual(["medium"]);
  expect(await severityOf(`\tif !s.AllowInsecure {\n\t\treturn c\n\t}\n\t${off}`)).toEqual(["medium"]);
  expect(await severityOf(`\tif s.DisableCertificateChecks {\n\t\tc.Do(func() {\n\t\t\t${off}\n\t\t})\n\t}`)).toEqual([
    "medium",
  ]);
  const later = "t := &tls.Config{InsecureSkipVerify: true}\n\tif s.Pinned {\n\t\tt.VerifyConnection = pinned(t)\n\t}";
  expect(await severityOf(`\t${later}`)).toEqual(["medium"]);
  expect(await severityOf(`\tif s.NeedsTLS {\n\t\t${off}\n\t}`)).toEqual(["high"]);
});
