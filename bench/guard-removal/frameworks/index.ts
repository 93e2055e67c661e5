/** Small programs of our own, one per framework. */
import type { App } from "../app.ts";
import { aspnet } from "./aspnet.ts";
import { django } from "./django.ts";
import { express } from "./express.ts";
import { fastapi } from "./fastapi.ts";
import { fastify } from "./fastify.ts";
import { flask } from "./flask.ts";
import { gin } from "./gin.ts";
import { jaxrs } from "./jaxrs.ts";
import { koa } from "./koa.ts";
import { nest } from "./nest.ts";
import { next } from "./next.ts";
import { rails } from "./rails.ts";
import { sinatra } from "./sinatra.ts";
import { spring } from "./spring.ts";

export const frameworkApps: Readonly<Record<string, App>> = {
  express,
  fastify,
  koa,
  nest,
  next,
  flask,
  fastapi,
  django,
  spring,
  jaxrs,
  gin,
  aspnet,
  rails,
  sinatra,
};
