import os
import sqlite3
import httpx
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
db = sqlite3.connect("a.db")
async def one(request: Request):
    db.execute("select * from a where b = '" + request.path_params["b"] + "'")  # ng: sql-injection
    db.execute("select * from a where b = ?", (request.path_params["b"],))  # ok
    return HTMLResponse("<p>" + request.query_params["q"])  # ng: cross-site-scripting
async def two(request):
    form = await request.form()
    data = await request.json()
    db.execute(f"insert into a values ('{form['b']}')")  # ng: sql-injection
    db.execute(f"insert into a values ('{data['b']}')")  # ng: sql-injection
    return RedirectResponse(request.query_params.get("to"))  # ng: open-redirect
async def three(request):
    body = await request.body()
    os.system("ls " + body.decode())  # ng: command-injection
    async with httpx.AsyncClient() as client:
        await client.get(request.headers["x-url"])  # ng: server-side-request-forgery
    return FileResponse("/srv/" + request.query_params["f"])  # ng: path-traversal
async def four(request):
    return JSONResponse({"q": request.query_params["q"]})  # ok
async def five(request):
    return PlainTextResponse("hello " + request.query_params["q"])  # ok
class Page(HTTPEndpoint):
    async def get(self, request):
        return Response("<p>" + request.cookies["n"], media_type="text/html")  # ng: cross-site-scripting
    async def post(self, request):
        return RedirectResponse("/done")  # ok
app = Starlette(routes=[Route("/one/{b}", one), Route("/two", two, methods=["POST"]), Mount("/m", routes=[Route("/three", three), Route("/four", four), Route("/five", five)]), Route("/page", Page)])
