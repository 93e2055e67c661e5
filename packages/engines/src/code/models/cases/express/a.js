const express = require("express");
const { exec } = require("node:child_process");
const path = require("path");
const multer = require("multer")({ dest: "/tmp" });
const app = express();
const router = express.Router();
app.get("/1", (req, res) => { exec("x " + req.query.a); }); // ng: command-injection
app.get("/2/:a", (req, res) => { exec("x " + req.params.a); }); // ng: command-injection
app.post("/3", (req, res) => { exec("x " + req.body.a); }); // ng: command-injection
app.get("/4", (req, res) => { exec("x " + req.get("X-A")); }); // ng: command-injection
app.get("/5", (req, res) => { exec("x " + req.header("X-A")); }); // ng: command-injection
app.get("/6", (req, res) => { exec("x " + req.headers["x-a"]); }); // ng: command-injection
app.get("/7", (req, res) => { exec("x " + req.cookies.a + req.signedCookies.b); }); // ng: command-injection
app.post("/8", multer.single("up"), (req, res) => { exec("x " + req.file.originalname); }); // ng: command-injection
app.get("/9", (req, res) => { exec("x " + req.originalUrl); }); // ng: command-injection
app.get("/10", (req, res) => { exec("x " + req.param("a")); }); // ng: command-injection
app.get("/11", (req, res) => res.redirect(req.query.a)); // ng: open-redirect
app.get("/12", (req, res) => res.location(req.query.a).sendStatus(302)); // ng: open-redirect
app.get("/13", (req, res) => res.send("<p>" + req.query.a)); // ng: cross-site-scripting
app.get("/14", (req, res) => { res.write("<p>" + req.query.a); res.end(); }); // ng: cross-site-scripting
app.get("/15", (req, res) => res.send(req.query.a)); // ng: cross-site-scripting
app.get("/16", (req, res) => res.sendFile(path.join(__dirname, req.query.a))); // ng: path-traversal
app.get("/17", (req, res) => res.sendFile(req.query.a, { root: __dirname })); // ok
app.get("/18", (req, res) => res.download("/srv/" + req.query.a)); // ng: path-traversal
app.get("/19", (req, res) => res.setHeader("X-A", req.query.a)); // ng: header-injection
app.get("/21", (req, res) => res.render(req.query.a)); // ng: path-traversal
app.get("/23", (req, res) => res.json("<p>" + req.query.a)); // ok
router.route("/25").get((req, res) => { exec("x " + req.query.a); }); // ng: command-injection
router.use((req, res, next) => { req.a = req.query.a; next(); });
app.use("/r", router);
app.get("/27", async (req, res, next) => { try { await new Promise((r) => exec(`x ${req.query.a}`, r)); } catch (e) { next(e); } }); // ng: command-injection
app.get("/28", (req, res) => { const { a = "x" } = req.query; exec("x ".concat(a)); }); // ng: command-injection
app.get("/29", (req, res) => { exec(["x", ...Object.values(req.query)].join(" ")); }); // ng: command-injection
app.get("/30", (req, res) => { res.status(200).type("html").end("<p>" + req.query.a); }); // ng: cross-site-scripting
app.get("/31", (req, res) => { req.app.locals.x = 1; exec("x " + req.hostname + req.ip); }); // ng: command-injection
app.get("/32", (req, res) => res.render("letter", req.query)); // ng: template-options
app.get("/33", (req, res) => res.render("letter", { text: req.query.text })); // ok
