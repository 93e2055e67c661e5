import express from "express";
import { exec } from "node:child_process";
import { z } from "zod";
import Joi from "joi";
import * as yup from "yup";
import * as v from "valibot";
import Ajv from "ajv";
import { celebrate, Segments } from "celebrate";
import { body, matchedData, param, validationResult } from "express-validator";
const app = express();
const order = z.object({
  count: z.coerce.number().int(),
  name: z.string().max(9),
  kind: z.union([z.literal("a"), z.enum(["b", "c"])]),
  mixed: z.union([z.number(), z.string()]),
  ids: z.array(z.number()),
  names: z.array(z.string()),
  code: z.string().regex(/^[a-z]+$/).optional(),
  open: z.string().regex(/[a-z]+/),
  even: z.number().refine((n) => n % 2 === 0),
  turned: z.string().transform((s) => parseInt(s, 10)),
});
app.post("/zod", (req, res) => {
  const o = order.parse(req.body);
  exec("x " + o.count); // ok
  exec("x " + o.name); // ng: command-injection
  exec("x " + o.kind); // ok
  exec("x " + o.mixed); // ng: command-injection
  exec("x " + o.ids.join(" ")); // ok
  exec("x " + o.names.join(" ")); // ng: command-injection
  exec("x " + o.code); // ok
  exec("x " + o.open); // ng: command-injection
  exec("x " + o.even); // ok
  exec("x " + o.turned); // ok
  exec("x " + req.body.kind); // ok
  exec("x " + req.body.name); // ng: command-injection
});
app.post("/zod-safe", (req, res) => {
  const result = order.safeParse(req.body);
  exec("x " + req.body.kind); // ng: command-injection
  if (!result.success) return res.status(400).end();
  exec("x " + result.data.kind); // ok
  exec("x " + req.body.kind); // ok
});
const word = Joi.object({
  n: Joi.number(),
  w: Joi.string().valid("a", "b"),
  p: Joi.string().pattern(/^[a-z]+$/),
  s: Joi.string().max(9),
  id: Joi.string().guid(),
});
app.post("/joi", (req, res) => {
  const { error, value } = word.validate(req.body);
  if (error) return res.status(400).end();
  exec("x " + value.n); // ok
  exec("x " + value.w); // ok
  exec("x " + value.p); // ok
  exec("x " + value.id); // ok
  exec("x " + value.s); // ng: command-injection
  exec("x " + req.body.w); // ok
});
app.post("/joi-ignored", (req, res) => {
  const { value } = word.validate(req.body);
  exec("x " + value.w); // ng: command-injection
  exec("x " + req.body.w); // ng: command-injection
});
const check = (schema) => (req, res, next) => {
  const { error } = schema.validate(req.body);
  if (error) return next(error);
  next();
};
app.post("/joi-before", check(word), (req, res) => {
  exec("x " + req.body.w); // ok
  exec("x " + req.body.s); // ng: command-injection
});
app.post("/zod-before", (req, res, next) => { req.body = order.parse(req.body); next(); }, (req, res) => {
  exec("x " + req.body.count); // ok
  exec("x " + req.body.name); // ng: command-injection
});
const shape = yup.object({ n: yup.number(), w: yup.string().oneOf(["a", "b"]), s: yup.string() });
app.post("/yup", async (req, res) => {
  const o = await shape.validate(req.body);
  exec("x " + o.n); // ok
  exec("x " + o.w); // ok
  exec("x " + o.s); // ng: command-injection
});
const small = v.object({ n: v.number(), p: v.pipe(v.string(), v.regex(/^[a-z]+$/)), s: v.string() });
app.post("/valibot", (req, res) => {
  const o = v.parse(small, req.body);
  exec("x " + o.n); // ok
  exec("x " + o.p); // ok
  exec("x " + o.s); // ng: command-injection
});
const ajv = new Ajv();
const fits = ajv.compile({ type: "object", properties: { w: { enum: ["a", "b"] }, s: { type: "string" }, n: { type: "integer" } } });
app.post("/ajv", (req, res) => {
  if (!fits(req.body)) return res.status(400).end();
  exec("x " + req.body.w); // ok
  exec("x " + req.body.n); // ok
  exec("x " + req.body.s); // ng: command-injection
});
app.post("/ajv-ignored", (req, res) => {
  fits(req.body);
  exec("x " + req.body.w); // ng: command-injection
});
app.post("/celebrate", celebrate({ [Segments.BODY]: Joi.object({ n: Joi.number(), s: Joi.string() }), params: Joi.object({ id: Joi.string().guid() }) }), (req, res) => {
  exec("x " + req.body.n); // ok
  exec("x " + req.body.s); // ng: command-injection
  exec("x " + req.params.id); // ok
  exec("x " + req.query.id); // ng: command-injection
});
app.get("/looked/:id", param("id").isInt(), body("kind").isIn(["a", "b"]), body("s").isLength({ max: 9 }), (req, res) => {
  exec("x " + req.params.id); // ng: command-injection
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).end();
  exec("x " + req.params.id); // ok
  exec("x " + req.body.kind); // ok
  exec("x " + req.body.s); // ng: command-injection
});
const looked = (req, res, next) => {
  if (!validationResult(req).isEmpty()) return res.status(400).end();
  next();
};
app.get("/looked-before/:id", [param("id").isInt(), looked], (req, res) => {
  exec("x " + req.params.id); // ok
});
app.get("/unlooked/:id", param("id").isInt(), (req, res) => {
  exec("x " + req.params.id); // ng: command-injection
});
