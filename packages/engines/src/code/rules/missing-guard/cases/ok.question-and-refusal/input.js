import express from "express";
import { albums, members } from "./stores.ts";

const app = express();
app.use(express.json());

function requireMember(request, response, next) {
  if (!request.session.member || !request.session.user) return response.status(401).end();
  next();
}

async function readCaller(request) {
  const header = request.headers.authorization;
  const found = header === undefined ? undefined : await members.byKey(header);
  if (found === undefined) throw new Refused(401);
  return found;
}

async function prepared(request) {
  return { auth: await readCaller(request), id: request.params.id };
}

app.post("/albums", requireMember, async (request, response) => response.json(await albums.insert(request.body)));
app.put("/albums/:id", requireMember, async (request, response) => response.json(await albums.save(request.body)));
app.post("/albums/:id/close", requireMember, async (request, response) => response.json(await albums.close(request.params.id)));
app.post("/albums/:id/open", requireMember, async (request, response) => response.json(await albums.open(request.params.id)));
app.delete("/albums/:id", async (request, response) => {
  const { id } = request.params;
  const auth = await accountOf(request);
  if (!(await mayRemove(auth, id))) return forbidden(response);
  response.json(await albums.deleteOne({ id }));
});
