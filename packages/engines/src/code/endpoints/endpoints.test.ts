import { expect, test } from "vitest";
import { endpointsIn } from "../testing/endpoints-of.ts";
import { scanSource } from "../testing/scan-source.ts";

/** What every endpoint has before it, and which was found to lack something. */
async function endpointsOf(files: Readonly<Record<string, string>>) {
  const { lines, findings } = await endpointsIn(files);
  const bare = findings
    .filter(({ ruleId }) => ruleId === "code.missing-guard")
    .map(({ title }) => title.split(" lacks")[0]);
  return { lines, bare };
}

const express = (withGuard: boolean) => ({
  "app.js": `const express = require("express");
const { orders } = require("./orders");
const app = express();
app.use(express.json());
app.get("/health", (req, res) => res.send("ok"));
app.use("/api/v1", orders);
app.listen(3000);`,
  "orders.js": `const { Router } = require("express");
const { signedIn } = require("./gate");
const orders = Router();
orders.get("/orders", signedIn, (req, res) => res.json([]));
orders.post("/orders", signedIn, (req, res) => res.json({}));
orders.get("/orders/:id(\\\\d+)", [signedIn], (req, res) => res.json({}));
orders.put("/orders/:id", signedIn, (req, res) => res.json({}));
orders.delete("/orders/:id", ${withGuard ? "signedIn, " : ""}(req, res) => res.json({}));
module.exports = { orders };`,
  "gate.js": `exports.signedIn = function (req, res, next) {
  if (!req.session.user) return res.status(401).end();
  next();
};`,
});

test("Express: routers under prefixes, functions before handlers, regular expressions in paths", async () => {
  const { lines, bare } = await endpointsOf(express(true));
  expect(lines).toEqual([
    "DELETE /api/v1/orders/{id}: signedIn",
    "GET /api/v1/orders/{id}: signedIn",
    "GET /api/v1/orders: signedIn",
    "GET /health: ",
    "POST /api/v1/orders: signedIn",
    "PUT /api/v1/orders/{id}: signedIn",
  ]);
  expect(bare).toEqual([]);
});

test("the one endpoint without the guard of its siblings is found, with them as evidence", async () => {
  const { bare } = await endpointsOf(express(false));
  expect(bare).toEqual(["DELETE /api/v1/orders/{id}"]);
  const { findings } = await scanSource(express(false));
  const [finding] = findings.filter(({ ruleId }) => ruleId === "code.missing-guard");
  expect(finding!.evidence.facts!["why"]).toMatch(/^4 siblings .* have signedIn: /);
  expect(finding!.location).toMatchObject({ file: "orders.js", line: 8 });
});

test("a guard that is put before a router guards what is registered after it", async () => {
  const gate = `function gate(req, res, next) { if (!req.user) { res.redirect("/login"); return; } next(); }`;
  const { lines } = await endpointsOf({
    "app.js": `const app = require("express")();
${gate}
app.get("/before", (req, res) => res.send("x"));
app.use(gate);
app.get("/after", (req, res) => res.send("x"));`,
  });
  expect(lines).toEqual(["GET /after: gate", "GET /before: "]);
});

test("Flask: blueprints with prefixes, methods, decorators of libraries and of the program", async () => {
  const { lines, bare } = await endpointsOf({
    "app.py": `from flask import Flask
from shop import shop
app = Flask(__name__)
app.register_blueprint(shop)
`,
    "shop.py": `from functools import wraps
from flask import Blueprint, abort, session
from flask_login import login_required

shop = Blueprint("shop", __name__, url_prefix="/shop")

def clerks_only(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if session.get("role") != "clerk":
            abort(403)
        return view(*args, **kwargs)
    return checked

@shop.route("/items")
@login_required
def items():
    return "items"

@shop.route("/items/<int:item_id>", methods=["PUT", "DELETE"])
@clerks_only
def change(item_id):
    return "changed"

@shop.get("/public")
def shown():
    return "shown"
`,
  });
  expect(lines).toEqual([
    "DELETE /shop/items/{item_id}: clerks_only",
    "GET /shop/items: flask_login.login_required",
    "GET /shop/public: ",
    "PUT /shop/items/{item_id}: clerks_only",
  ]);
  expect(bare).toEqual([]);
});

test("FastAPI: routers with prefixes of their own and of their mount", async () => {
  const { lines } = await endpointsOf({
    "main.py": `from fastapi import FastAPI
from items import router
app = FastAPI()
app.include_router(router, prefix="/api")
`,
    "items.py": `from fastapi import APIRouter
router = APIRouter(prefix="/items")

@router.get("/{item_id}")
def one(item_id: int):
    return {}

@router.post("")
def add(item: dict):
    return {}
`,
  });
  expect(lines).toEqual(["GET /api/items/{item_id}: ", "POST /api/items: "]);
});

test("Spring and JAX-RS: paths and methods of classes and methods, annotations as guards", async () => {
  const { lines, bare } = await endpointsOf({
    "Orders.java": `package com.example;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping(path = "/orders")
public class Orders {
  static final String ONE = "/{id}";

  @GetMapping
  @PreAuthorize("hasRole('CLERK')")
  public String all() { return ""; }

  @PreAuthorize("hasRole('CLERK')")
  @RequestMapping(value = {ONE, "/by-id/{id:[0-9]+}"}, method = {RequestMethod.PUT, RequestMethod.PATCH})
  public String change(@PathVariable long id) { return ""; }

  @DeleteMapping(ONE)
  public String remove(@PathVariable long id) { return ""; }
}`,
    "Items.java": `package com.example;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.*;

@Path("items")
@RolesAllowed("clerk")
public class Items {
  @GET
  @Path("{id}")
  public String one(@PathParam("id") long id) { return ""; }
}`,
  });
  expect(lines).toEqual([
    "DELETE /orders/{id}: ",
    'GET /items/{id}: jakarta.annotation.security.RolesAllowed, jakarta.annotation.security.RolesAllowed("clerk")',
    "GET /orders: org.springframework.security.access.prepost.PreAuthorize, org.springframework.security.access.prepost.PreAuthorize(\"hasRole('CLERK')\")",
    "PATCH /orders/by-id/{id}: org.springframework.security.access.prepost.PreAuthorize, org.springframework.security.access.prepost.PreAuthorize(\"hasRole('CLERK')\")",
    "PATCH /orders/{id}: org.springframework.security.access.prepost.PreAuthorize, org.springframework.security.access.prepost.PreAuthorize(\"hasRole('CLERK')\")",
    "PUT /orders/by-id/{id}: org.springframework.security.access.prepost.PreAuthorize, org.springframework.security.access.prepost.PreAuthorize(\"hasRole('CLERK')\")",
    "PUT /orders/{id}: org.springframework.security.access.prepost.PreAuthorize, org.springframework.security.access.prepost.PreAuthorize(\"hasRole('CLERK')\")",
  ]);
  expect(bare).toEqual(["DELETE /orders/{id}"]);
});
