import os
from aiohttp import web
routes = web.RouteTableDef()
@routes.get("/1")
async def a1(request): os.system("x " + request.query["a"]) # ng: command-injection
@routes.get("/2/{a}")
async def a2(request): os.system("x " + request.match_info["a"]) # ng: command-injection
@routes.post("/3")
async def a3(request): os.system("x " + (await request.json())["a"]) # ng: command-injection
@routes.post("/4")
async def a4(request): os.system("x " + (await request.post())["a"]) # ng: command-injection
@routes.post("/5")
async def a5(request): os.system("x " + await request.text()) # ng: command-injection
@routes.get("/6")
async def a6(request): os.system("x " + request.headers["X-A"]) # ng: command-injection
@routes.get("/7")
async def a7(request): os.system("x " + request.cookies["a"]) # ng: command-injection
@routes.get("/8")
async def a8(request): raise web.HTTPFound(request.query["a"]) # ng: open-redirect
@routes.get("/9")
async def a9(request): return web.Response(text="<p>" + request.query["a"], content_type="text/html") # ng: cross-site-scripting
@routes.get("/10")
async def a10(request): return web.Response(text="<p>" + request.query["a"]) # ok
@routes.get("/11")
async def a11(request): return web.FileResponse("/srv/" + request.query["a"]) # ng: path-traversal
@routes.get("/12")
async def a12(request):
    r = web.Response(text="x")
    r.set_cookie("session", "v", secure=False, httponly=False) # ng: insecure-cookie
    return r
@routes.view("/13")
class V(web.View):
    async def get(self): os.system("x " + self.request.query["a"]) # ng: command-injection
app = web.Application()
app.add_routes(routes)
async def a14(request): os.system("x " + request.path_qs) # ng: command-injection
app.router.add_get("/14", a14)
