import asyncio
import aiopg
import aiohttp
from aiohttp import web
routes = web.RouteTableDef()
async def pool(app):
    app["pool"] = await aiopg.create_pool("dbname=a")
@routes.get("/a/{name}")
async def a(request: web.Request) -> web.Response:
    async with request.app["pool"].acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("select * from a where b = '%s'" % request.match_info["name"])  # ng: sql-injection
            await cur.execute("select * from a where b = %s", (request.match_info["name"],))  # ok
    return web.Response(text="<p>" + request.query["q"], content_type="text/html")  # ng: cross-site-scripting
@routes.post("/b")
async def b(request):
    data = await request.post()
    field = data["file"]
    with open("/srv/" + field.filename, "wb") as out:  # ng: path-traversal
        out.write(field.file.read())  # ok
    raise web.HTTPFound(location=data["to"])  # ng: open-redirect
@routes.view("/c")
class C(web.View):
    async def get(self):
        proc = await asyncio.create_subprocess_shell("ls " + self.request.query["d"])  # ng: command-injection
        await asyncio.create_subprocess_exec("ls", "--", self.request.query["d"])  # ok
        return web.json_response({"d": self.request.query["d"]})  # ok
    async def post(self):
        body = await self.request.json()
        async with aiohttp.ClientSession() as session:
            async with session.get(body["url"]) as resp:  # ng: server-side-request-forgery
                return web.Response(body=await resp.read())
async def d(request):
    reader = await request.multipart()
    part = await reader.next()
    open("/srv/" + part.filename)  # ng: path-traversal
    return web.FileResponse("/srv/index.html")  # ok
async def e(request):
    response = web.Response()
    response.set_cookie("session", "1", secure=False)  # ng: insecure-cookie
    response.headers["Location"] = "/home"  # ok
    return response
app = web.Application()
app.add_routes(routes)
app.router.add_post("/d", d)
app.add_routes([web.get("/e", e)])
