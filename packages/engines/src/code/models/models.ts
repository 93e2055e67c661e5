import type { LibraryModel } from "./contract.ts";
import { django } from "./django/index.ts";
import { express } from "./express/index.ts";
import { fastapi } from "./fastapi/index.ts";
import { fastify } from "./fastify/index.ts";
import { flask } from "./flask/index.ts";
import { javaBuiltins } from "./java/index.ts";
import { javaData } from "./java-data/index.ts";
import { javaSecurity } from "./java-security/index.ts";
import { javascriptData } from "./javascript-data/index.ts";
import { javascriptSecurity } from "./javascript-security/index.ts";
import { koa } from "./koa/index.ts";
import { next } from "./next/index.ts";
import { nodeBuiltins } from "./node/index.ts";
import { pythonBuiltins } from "./python/index.ts";
import { pythonData } from "./python-data/index.ts";
import { servlet } from "./servlet/index.ts";
import { spring } from "./spring/index.ts";

/** The libraries and frameworks that are known, sorted by name. */
export const models: readonly LibraryModel[] = [
  django,
  express,
  fastapi,
  fastify,
  flask,
  javaBuiltins,
  javaData,
  javaSecurity,
  javascriptData,
  javascriptSecurity,
  koa,
  next,
  nodeBuiltins,
  pythonBuiltins,
  pythonData,
  servlet,
  spring,
];
