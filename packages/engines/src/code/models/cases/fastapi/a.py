import os
from typing import Annotated, Optional
from uuid import UUID
from fastapi import FastAPI, APIRouter, Request, Query, Path, Body, Form, File, UploadFile, Header, Cookie, Depends, WebSocket
from fastapi.responses import HTMLResponse, RedirectResponse, FileResponse, PlainTextResponse, Response
from pydantic import BaseModel
app = FastAPI()
router = APIRouter()
class Item(BaseModel):
    name: str
    count: int
class Common:
    def __init__(self, q: str = ""): self.q = q
def common(q: str = ""): return {"q": q}
@app.get("/1")
def a1(a: str): os.system("x " + a) # ng: command-injection
@app.get("/2")
def a2(a: int): os.system(f"x {a}") # ok
@app.get("/3/{a}")
async def a3(a: str = Path()): os.system("x " + a) # ng: command-injection
@app.post("/4")
async def a4(item: Item): os.system("x " + item.name) # ng: command-injection
@app.post("/6")
async def a6(a: str = Form(...)): os.system("x " + a) # ng: command-injection
@app.post("/7")
async def a7(f: UploadFile): os.system("x " + f.filename) # ng: command-injection
@app.get("/8")
async def a8(a: Annotated[str, Header()]): os.system("x " + a) # ng: command-injection
@app.get("/9")
async def a9(a: str | None = Cookie(None)): os.system("x " + a) # ng: command-injection
@app.get("/10")
async def a10(request: Request): os.system("x " + request.query_params["a"]) # ng: command-injection
@app.post("/11")
async def a11(request: Request): os.system("x " + (await request.json())["a"]) # ng: command-injection
@app.post("/12")
async def a12(request: Request): os.system("x " + (await request.form())["a"]) # ng: command-injection
@app.get("/15")
async def a15(a: str): return RedirectResponse(a) # ng: open-redirect
@app.get("/16")
async def a16(a: str): return HTMLResponse("<p>" + a) # ng: cross-site-scripting
@app.get("/18")
async def a18(a: str): return "<p>" + a # ok
@app.get("/19")
async def a19(a: str): return FileResponse("/srv/" + a) # ng: path-traversal
@app.get("/20")
async def a20(a: UUID): os.system(f"x {a}") # ok
@app.websocket("/22")
async def a22(ws: WebSocket):
    data = await ws.receive_text()
    os.system("x " + data) # ng: command-injection
@router.get("/23")
async def a23(a: Optional[str] = None): os.system("x " + a) # ng: command-injection
app.include_router(router, prefix="/r")
@app.get("/24")
async def a24(response: Response, a: str):
    response.set_cookie("session", "v", secure=False, httponly=False) # ng: insecure-cookie
@app.post("/25")
async def a25(a: Annotated[str, Body(embed=True)]): os.system("x " + a) # ng: command-injection
