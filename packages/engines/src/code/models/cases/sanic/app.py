import aiofiles
from sanic import Blueprint, Sanic, response
from sanic.response import file, html, json, redirect, text
from sanic.views import HTTPMethodView
app = Sanic("a")
bp = Blueprint("b", url_prefix="/b")
@app.get("/a/<name>")
async def a(request, name):
    await app.ctx.db.execute("select * from a where b = '" + name + "'")  # ng: sql-injection
    await app.ctx.db.execute("select * from a where b = $1", name)  # ok
    return html("<p>" + request.args.get("q"))  # ng: cross-site-scripting
@app.get("/i/<n:int>")
async def i(request, n):
    await app.ctx.db.execute(f"select * from a where b = {n}")  # ok
    return text("<p>" + request.args.get("q"))  # ok
@bp.post("/b")
async def b(request):
    upload = request.files.get("f")
    async with aiofiles.open("/srv/" + upload.name, "wb") as out:  # ng: path-traversal
        await out.write(upload.body)  # ok
    return redirect(request.form.get("to"))  # ng: open-redirect
@bp.route("/c", methods=["GET", "POST"])
async def c(request):
    return await file("/srv/" + request.json["f"])  # ng: path-traversal
class V(HTTPMethodView):
    async def get(self, request):
        return response.html("<p>" + request.headers["x-q"])  # ng: cross-site-scripting
    async def post(self, request):
        return json({"q": request.json["q"]})  # ok
app.add_route(V.as_view(), "/v")
app.blueprint(bp)
