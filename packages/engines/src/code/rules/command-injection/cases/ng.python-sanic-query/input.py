from sanic import Sanic, response
from sanic.response import html
import os
app = Sanic("x")
@app.get("/hello/<name>")
async def hello(request, name):
    os.system("ls " + request.args.get("d"))
    return html("<b>" + name + "</b>")
