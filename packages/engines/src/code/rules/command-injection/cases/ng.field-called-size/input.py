import asyncio
from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/prints")
async def prints(request):
    form = await request.post()
    await shell("print", "--paper", form["size"])


async def shell(*words):
    await asyncio.create_subprocess_shell(" ".join(words))


app = web.Application()
app.add_routes(routes)
