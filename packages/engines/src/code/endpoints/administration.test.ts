import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";

const shop = (routes: string) => `const express = require("express");
const axios = require("axios");
const app = express();
const signedIn = (req, res, next) => (req.session.userId ? next() : res.sendStatus(401));
const requires = (right) => (req, res, next) => (req.user.holds(right) ? next() : res.sendStatus(403));
app.get("/orders", signedIn, (req, res) => res.json([]));
${routes}`;

const severities = async (routes: string) => {
  const { findings } = await scanSource({ "app.js": shop(routes) });
  return findings.filter(({ ruleId }) => ruleId.endsWith("request-forgery")).map(({ severity }) => severity);
};

test.each([
  [
    "for everybody who is known",
    "app.post('/try', signedIn, async (req, res) => res.json(await axios.get(req.body.hook)));",
    "high",
  ],
  [
    "below a path for administrators",
    "app.post('/admin/try', signedIn, async (req, res) => res.json(await axios.get(req.body.hook)));",
    "high",
  ],
  [
    "for who has a right of administrators",
    "app.post('/try', requires(Right.Admin), async (req, res) => res.json(await axios.get(req.body.hook)));",
    "medium",
  ],
  [
    "where the code turns others away",
    "app.post('/try', signedIn, async (req, res) => { if (!req.user.isAdmin) return res.sendStatus(403); res.json(await axios.get(req.body.hook)); });",
    "medium",
  ],
  [
    "where the code only asks",
    "app.post('/try', signedIn, async (req, res) => { const isAdmin = req.user.isAdmin; res.json(await axios.get(req.body.hook)); });",
    "high",
  ],
])("an address of the request, %s", async (_, routes, severity) => {
  expect(await severities(routes)).toEqual([severity]);
});
