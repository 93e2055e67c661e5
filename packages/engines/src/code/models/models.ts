import { aiohttp } from "./aiohttp/index.ts";
import { aspnet } from "./aspnet/index.ts";
import { autoRest } from "./auto-rest/index.ts";
import { bottle } from "./bottle/index.ts";
import { routers } from "./chi/index.ts";
import { codeigniter } from "./codeigniter/index.ts";
import { connexion } from "./connexion/index.ts";
import type { LibraryModel } from "./contract.ts";
import { django } from "./django/index.ts";
import { dotnet } from "./dotnet/index.ts";
import { dotnetData } from "./dotnet-data/index.ts";
import { dotnetSecurity } from "./dotnet-security/index.ts";
import { echoModel } from "./echo/index.ts";
import { express } from "./express/index.ts";
import { falcon } from "./falcon/index.ts";
import { fastapi } from "./fastapi/index.ts";
import { fasthttpModel } from "./fasthttp/index.ts";
import { fastify } from "./fastify/index.ts";
import { fiberModel } from "./fiber/index.ts";
import { flask } from "./flask/index.ts";
import { ginModel } from "./gin/index.ts";
import { goBuiltins } from "./go/index.ts";
import { goData } from "./go-data/index.ts";
import { goSecurity } from "./go-security/index.ts";
import { goSettings } from "./go-settings/index.ts";
import { graphql } from "./graphql/index.ts";
import { h3 } from "./h3/index.ts";
import { hapi } from "./hapi/index.ts";
import { hono } from "./hono/index.ts";
import { identityModels } from "./identity/index.ts";
import { javaBuiltins } from "./java/index.ts";
import { javaData } from "./java-data/index.ts";
import { javaExpressions } from "./java-expressions/index.ts";
import { javaObjects } from "./java-objects/index.ts";
import { javaSecurity } from "./java-security/index.ts";
import { javaSettings } from "./java-settings/index.ts";
import { javaSql } from "./java-sql/index.ts";
import { javaTokens } from "./java-tokens/index.ts";
import { javalin } from "./javalin/index.ts";
import { javascriptData } from "./javascript-data/index.ts";
import { javascriptDatabases } from "./javascript-databases/index.ts";
import { javascriptSecurity } from "./javascript-security/index.ts";
import { javascriptServices } from "./javascript-services/index.ts";
import { javascriptSettings } from "./javascript-settings/index.ts";
import { javascriptSystem } from "./javascript-system/index.ts";
import { jaxrs } from "./jaxrs/index.ts";
import { koa } from "./koa/index.ts";
import { laravel } from "./laravel/index.ts";
import { micronaut } from "./micronaut/index.ts";
import { nestjs } from "./nestjs/index.ts";
import { netHttp } from "./nethttp/index.ts";
import { next } from "./next/index.ts";
import { nodeBuiltins } from "./node/index.ts";
import { pageModels } from "./pages/index.ts";
import { phpBuiltins } from "./php/index.ts";
import { phpData } from "./php-data/index.ts";
import { phpFrameworks } from "./php-frameworks/index.ts";
import { phpSecurity } from "./php-security/index.ts";
import { psr } from "./psr/index.ts";
import { pyramid } from "./pyramid/index.ts";
import { pythonBuiltins } from "./python/index.ts";
import { pythonData } from "./python-data/index.ts";
import { pythonServices } from "./python-services/index.ts";
import { pythonSettings } from "./python-settings/index.ts";
import { rails } from "./rails/index.ts";
import { rubyBuiltins } from "./ruby/index.ts";
import { rubyData } from "./ruby-data/index.ts";
import { rubySecurity } from "./ruby-security/index.ts";
import { sanic } from "./sanic/index.ts";
import { servlet } from "./servlet/index.ts";
import { sinatra } from "./sinatra/index.ts";
import { socket } from "./socket/index.ts";
import { spring } from "./spring/index.ts";
import { springFunctional } from "./spring-functional/index.ts";
import { springWeb } from "./spring-web/index.ts";
import { starlette } from "./starlette/index.ts";
import { stores } from "./stores/index.ts";
import { symfony } from "./symfony/index.ts";
import { tornado } from "./tornado/index.ts";
import { trpc } from "./trpc/index.ts";
import { vertx } from "./vertx/index.ts";
import { wordpress } from "./wordpress/index.ts";

/** The libraries and frameworks that are known, sorted by name. */
export const models: readonly LibraryModel[] = [
  aiohttp,
  autoRest,
  bottle,
  aspnet,
  codeigniter,
  connexion,
  routers,
  django,
  dotnet,
  dotnetData,
  dotnetSecurity,
  echoModel,
  express,
  falcon,
  fastapi,
  fastify,
  fasthttpModel,
  fiberModel,
  flask,
  ginModel,
  goBuiltins,
  goData,
  goSecurity,
  goSettings,
  ...graphql,
  h3,
  hapi,
  hono,
  ...identityModels,
  javaBuiltins,
  javaData,
  javaExpressions,
  javaObjects,
  javaSecurity,
  javaSettings,
  javaSql,
  javaTokens,
  javalin,
  javascriptData,
  javascriptDatabases,
  javascriptSecurity,
  javascriptServices,
  javascriptSettings,
  javascriptSystem,
  jaxrs,
  koa,
  micronaut,
  nestjs,
  laravel,
  netHttp,
  next,
  nodeBuiltins,
  ...pageModels,
  phpBuiltins,
  phpData,
  phpFrameworks,
  phpSecurity,
  psr,
  pyramid,
  pythonBuiltins,
  pythonData,
  pythonServices,
  pythonSettings,
  rails,
  rubyBuiltins,
  rubyData,
  rubySecurity,
  sanic,
  servlet,
  sinatra,
  socket,
  spring,
  springFunctional,
  springWeb,
  symfony,
  starlette,
  ...stores,
  tornado,
  trpc,
  vertx,
  wordpress,
];
