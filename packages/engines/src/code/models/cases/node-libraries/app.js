const express = require("express");
const cp = require("child_process");
const { execFile, fork, spawnSync } = require("node:child_process");
const fs = require("fs");
const fsp = require("node:fs/promises");
const path = require("path");
const vm = require("vm");
const { Worker } = require("worker_threads");
const mysql = require("mysql2/promise");
const { Pool } = require("pg");
const knex = require("knex")({ client: "pg" });
const { Sequelize, QueryTypes, Op } = require("sequelize");
const { PrismaClient, Prisma } = require("@prisma/client");
const mongoose = require("mongoose");
const axios = require("axios");
const got = require("got");
const { request, fetch: ufetch } = require("undici");
const libxml = require("libxmljs");
const yaml = require("js-yaml");
const serialize = require("node-serialize");
const jwt = require("jsonwebtoken");
const cors = require("cors");
const cookieSession = require("cookie-session");
const crypto = require("crypto");
const pool = new Pool();
const db = mysql.createPool({ host: "db" });
const sequelize = new Sequelize("sqlite::memory:");
const prisma = new PrismaClient();
const User = mongoose.model("User", new mongoose.Schema({ name: String }));
const app = express();
app.use(express.json());
app.use(cors({ origin: true, credentials: true })); // ng: cors-any-origin-with-credentials
app.use(cookieSession({ name: "s", keys: [process.env.KEY], httpOnly: false })); // ng: script-readable-cookie
app.get("/1", (q, s) => { cp.exec(`ls ${q.query.a}`); s.end(); }); // ng: command-injection
app.get("/2", (q, s) => { cp.execSync("ls " + q.query.a); s.end(); }); // ng: command-injection
app.get("/3", (q, s) => { execFile("ls", ["--", q.query.a]); s.end(); }); // ok
app.get("/4", (q, s) => { execFile("sh", ["-c", q.query.a]); s.end(); }); // ng: command-injection
app.get("/5", (q, s) => { cp.spawn("ls " + q.query.a, { shell: true }); s.end(); }); // ng: command-injection
app.get("/6", (q, s) => { cp.spawn("ls", [q.query.a], { shell: true }); s.end(); }); // ng: command-injection
app.get("/7", (q, s) => { fork(q.query.a); s.end(); }); // ng: command-injection
app.get("/8", (q, s) => { spawnSync(q.query.a, []); s.end(); }); // ng: command-injection
app.get("/9", (q, s) => { vm.runInNewContext(q.query.a, {}); s.end(); }); // ng: code-injection
app.get("/10", (q, s) => { new vm.Script(q.query.a).runInThisContext(); s.end(); }); // ng: code-injection
app.get("/11", (q, s) => { new Worker(q.query.a, { eval: true }); s.end(); }); // ng: code-injection
app.get("/12", (q, s) => { new Function("a", q.query.a)(1); s.end(); }); // ng: code-injection
app.get("/13", (q, s) => { require("./plugins/" + q.query.a); s.end(); });
app.get("/14", async (q, s) => { s.send(await fsp.readFile("/srv/" + q.query.a)); }); // ng: path-traversal
app.get("/15", (q, s) => { fs.createReadStream(path.join("/srv", q.query.a)).pipe(s); }); // ng: path-traversal
app.get("/16", (q, s) => { fs.createReadStream(path.join("/srv", path.basename(q.query.a))).pipe(s); }); // ok
app.get("/17", (q, s) => {
  const full = path.resolve("/srv", q.query.a);
  if (!full.startsWith("/srv/")) return s.sendStatus(404);
  s.sendFile(full); // ok
});
app.get("/18", (q, s) => { fs.unlink("/srv/" + q.query.a, () => s.end()); }); // ng: path-traversal
app.get("/19", (q, s) => { fs.rmSync("/srv/" + q.query.a, { recursive: true }); s.end(); }); // ng: path-traversal
app.get("/20", (q, s) => { s.sendFile(q.query.a, { root: "/srv" }); }); // ok
app.get("/21", (q, s) => { s.download("/srv/" + q.query.a); }); // ng: path-traversal
app.get("/22", async (q, s) => { s.json(await db.query("select * from a where b = '" + q.query.a + "'")); }); // ng: sql-injection
app.get("/23", async (q, s) => { s.json(await db.execute("select * from a where b = ?", [q.query.a])); }); // ok
app.get("/24", async (q, s) => { s.json(await pool.query(`select * from a where b = '${q.query.a}'`)); }); // ng: sql-injection
app.get("/25", async (q, s) => { s.json(await pool.query("select * from a where b = $1", [q.query.a])); }); // ok
app.get("/26", async (q, s) => { s.json(await pool.query({ text: "select * from a where b = " + q.query.a })); }); // ng: sql-injection
app.get("/27", async (q, s) => { s.json(await knex.raw("select * from a where b = '" + q.query.a + "'")); }); // ng: sql-injection
app.get("/28", async (q, s) => { s.json(await knex.raw("select * from a where b = ?", [q.query.a])); }); // ok
app.get("/29", async (q, s) => { s.json(await knex("a").whereRaw("b = " + q.query.a)); }); // ng: sql-injection
app.get("/30", async (q, s) => { s.json(await knex("a").where({ b: q.query.a }).orderBy("id")); }); // ok
app.get("/31", async (q, s) => { s.json(await sequelize.query("select * from a where b = '" + q.query.a + "'")); }); // ng: sql-injection
app.get("/32", async (q, s) => { s.json(await sequelize.query("select * from a where b = :b", { replacements: { b: q.query.a }, type: QueryTypes.SELECT })); }); // ok
app.get("/33", async (q, s) => { s.json(sequelize.literal("b = " + q.query.a)); }); // ng: sql-injection
app.get("/34", async (q, s) => { s.json(await prisma.$queryRawUnsafe("select * from a where b = '" + q.query.a + "'")); }); // ng: sql-injection
app.get("/35", async (q, s) => { s.json(await prisma.$queryRaw`select * from a where b = ${q.query.a}`); }); // ok
app.get("/36", async (q, s) => { s.json(await prisma.$executeRawUnsafe("delete from a where b = $1", q.query.a)); }); // ok
app.get("/37", async (q, s) => { s.json(await prisma.$queryRaw(Prisma.raw("select * from a where b = " + q.query.a))); }); // ng: sql-injection
app.post("/38", async (q, s) => { s.json(await User.findOne({ name: q.body.name })); }); // ng: nosql-injection
app.post("/39", async (q, s) => { s.json(await User.findOne({ name: String(q.body.name) })); }); // ok
app.post("/40", async (q, s) => { s.json(await User.find({ $where: "this.a == '" + q.body.a + "'" })); }); // ng: nosql-injection
app.post("/41", async (q, s) => { s.json(await User.findOne({ name: { $eq: q.body.name } })); });
app.get("/42", async (q, s) => { s.send((await axios.get(q.query.u)).data); }); // ng: server-side-request-forgery
app.get("/43", async (q, s) => { s.send((await axios({ url: q.query.u })).data); }); // ng: server-side-request-forgery
app.get("/44", async (q, s) => { s.send((await got(q.query.u)).body); }); // ng: server-side-request-forgery
app.get("/45", async (q, s) => { s.send((await request(q.query.u)).body); }); // ng: server-side-request-forgery
app.get("/46", async (q, s) => { s.send(await (await ufetch(q.query.u)).text()); }); // ng: server-side-request-forgery
app.get("/47", async (q, s) => { s.json((await axios.get("https://api.example.com/items/" + q.query.id)).data); }); // ok
app.get("/48", async (q, s) => {
  const u = new URL(q.query.u);
  if (u.hostname !== "api.example.com") return s.sendStatus(400);
  s.json((await axios.get(u.href)).data); // ok
});
app.post("/49", (q, s) => { libxml.parseXml(q.body.x, { noent: true }); s.end(); }); // ng: xml-external-entities
app.post("/50", (q, s) => { libxml.parseXml(q.body.x); s.end(); }); // ok
app.post("/51", (q, s) => { yaml.load(q.body.y); s.end(); });
app.post("/52", (q, s) => { yaml.safeLoad(q.body.y); s.end(); }); // ok
app.post("/53", (q, s) => { serialize.unserialize(q.body.y); s.end(); }); // ng: unsafe-deserialization
app.get("/54", (q, s) => { s.json(jwt.verify(q.query.t, process.env.KEY, { algorithms: ["HS256"] })); }); // ok
app.get("/55", (q, s) => { s.json(jwt.decode(q.query.t)); });
app.get("/56", (q, s) => { s.json(jwt.verify(q.query.t, process.env.KEY, { algorithms: ["none"] })); }); // ng: jwt-not-verified
app.get("/57", (q, s) => { s.json(jwt.sign({ a: 1 }, "not so secret")); }); // ng: hardcoded-signing-key
app.get("/58", (q, s) => { s.cookie("session", "x", { httpOnly: true, secure: false }); s.end(); }); // ng: insecure-cookie
app.get("/59", (q, s) => { crypto.createHash("md5").update(q.query.a); s.end(); }); // ng: weak-hash
app.get("/60", (q, s) => { crypto.createCipheriv("des-cbc", q.app.k, q.app.i); s.end(); }); // ng: weak-cipher
app.get("/61", (q, s) => { new RegExp(q.query.a).test("x"); s.end(); }); // ng: regex-injection
app.get("/62", (q, s) => { s.redirect(q.query.to); }); // ng: open-redirect
app.get("/63", (q, s) => { const t = String(q.query.to); s.redirect(t.startsWith("/") && !t.startsWith("//") ? t : "/"); }); // ok
app.get("/64", (q, s) => { s.send("<p>" + q.query.a); }); // ng: cross-site-scripting
app.get("/65", (q, s) => { s.type("text").send("<p>" + q.query.a); });
app.get("/66", (q, s) => { s.json({ a: q.query.a }); }); // ok
app.get("/67", (q, s) => { const o = {}; o[q.query.a][q.query.b] = q.query.c; s.end(); }); // ng: prototype-pollution
