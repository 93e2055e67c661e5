import express from "express";
import { albums, keys } from "./stores.ts";

const app = express();
app.use(express.json());

function requireMember(request, response, next) {
  if (!request.session.member || !request.session.user) return response.status(401).end();
  next();
}

app.post("/albums", requireMember, async (request, response) => response.json(await albums.insert(request.body)));
app.put("/albums/:id", requireMember, async (request, response) => response.json(await albums.save(request.body)));
app.post("/albums/:id/close", requireMember, async (request, response) => response.json(await albums.close(1)));
app.post("/albums/:id/open", requireMember, async (request, response) => response.json(await albums.open(1)));
app.delete("/albums/:id", async (request, response) => {
  const token = await keys.of(request);
  if (typeof token === "string") return unauthorized(response, token);
  response.json(await albums.deleteOne({ id: request.params.id }));
});
