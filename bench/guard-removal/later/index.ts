/** More programs of our own, a file each, written as their users would, without a look at what the engine knows. */
import type { App } from "../app.ts";
import { aspnetGym } from "./aspnet-gym.ts";
import { djangoForum } from "./django-forum.ts";
import { expressClinic } from "./express-clinic.ts";
import { fastapiNotes } from "./fastapi-notes.ts";
import { fastifyShop } from "./fastify-shop.ts";
import { flaskTickets } from "./flask-tickets.ts";
import { ginWallet } from "./gin-wallet.ts";
import { jaxrsArchive } from "./jaxrs-archive.ts";
import { koaLibrary } from "./koa-library.ts";
import { laravelRooms } from "./laravel-rooms.ts";
import { nestFleet } from "./nest-fleet.ts";
import { railsGarden } from "./rails-garden.ts";
import { springParcel } from "./spring-parcel.ts";

export const laterApps: Readonly<Record<string, App>> = {
  "aspnet-gym": aspnetGym,
  "django-forum": djangoForum,
  "express-clinic": expressClinic,
  "fastapi-notes": fastapiNotes,
  "fastify-shop": fastifyShop,
  "flask-tickets": flaskTickets,
  "gin-wallet": ginWallet,
  "jaxrs-archive": jaxrsArchive,
  "koa-library": koaLibrary,
  "laravel-rooms": laravelRooms,
  "nest-fleet": nestFleet,
  "rails-garden": railsGarden,
  "spring-parcel": springParcel,
};
