import os
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, List, Literal, Optional, Union
from uuid import UUID
from fastapi import Body, Depends, FastAPI, HTTPException, Path, Query, Request
from pydantic import BaseModel, ConfigDict, EmailStr, Field, conint, constr, field_validator
from shapes import Slug
app = FastAPI()
class Colour(str, Enum):
    red = "red"
    blue = "blue"
class Size(BaseModel):
    width: int
    label: str
class Base(BaseModel):
    token: str
    day: date
class Order(Base):
    name: str
    count: int
    key: UUID
    mail: EmailStr
    kind: Literal["a", "b"]
    colour: Colour
    code: constr(pattern=r"^[a-z]+$")
    loose: constr(pattern=r"[a-z]+")
    short: constr(max_length=5)
    number: conint(gt=0)
    slug: Slug
    field: str = Field(pattern=r"^[A-Z0-9_]+$")
    open_field: str = Field("x", max_length=10)
    size: Size
    sizes: List[Size]
    tags: list[str]
    ids: list[int]
    note: Optional[str] = None
    limit: Optional[int] = None
    either: Union[int, str] = 1
    more: int | None = None
    ref: "Size"
class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    count: int
class Checked(BaseModel):
    host: str
    other: str
    @field_validator("host")
    @classmethod
    def host_is_plain(cls, value):
        if not re.fullmatch(r"[a-z0-9.]+", value):
            raise ValueError("not a host")
        return value
@dataclass
class Page:
    number: int
    order: str
@app.post("/1")
def a1(order: Order):
    os.system("x " + order.name) # ng: command-injection
    os.system(f"x {order.count}") # ok
    os.system(f"x {order.key}") # ok
    os.system("x " + order.mail) # ng: command-injection
    os.system("x " + order.kind) # ok
    os.system("x " + order.colour) # ok
    os.system("x " + order.colour.value) # ok
    os.system("x " + order.code) # ok
    os.system("x " + order.loose) # ng: command-injection
    os.system("x " + order.short) # ng: command-injection
    os.system(f"x {order.number}") # ok
    os.system("x " + order.slug) # ok
    os.system("x " + order.field) # ok
    os.system("x " + order.open_field) # ng: command-injection
@app.post("/2")
def a2(order: Order):
    os.system(f"x {order.size.width}") # ok
    os.system("x " + order.size.label) # ng: command-injection
    os.system("x " + order.sizes[0].label) # ng: command-injection
    for size in order.sizes:
        os.system(f"x {size.width}") # ok
    os.system("x " + " ".join(order.tags)) # ng: command-injection
    os.system("x " + " ".join(str(each) for each in order.ids)) # ok
    os.system("x " + order.note) # ng: command-injection
    os.system(f"x {order.limit}") # ok
    os.system(f"x {order.either}") # ng: command-injection
    os.system(f"x {order.more}") # ok
    os.system("x " + order.token) # ng: command-injection
    os.system(f"x {order.day}") # ok
    os.system("x " + order.ref.label) # ng: command-injection
@app.post("/3")
def a3(order: Order):
    content = order.model_dump()
    os.system("x " + content["name"]) # ng: command-injection
    os.system(f"x {content['count']}") # ok
    os.system("x " + order.model_dump_json()) # ng: command-injection
@app.post("/4")
def a4(loose: Loose):
    os.system(f"x {loose.count}") # ok
    os.system("x " + loose.other) # ng: command-injection
@app.post("/5")
def a5(checked: Checked):
    os.system("x " + checked.host) # ok
    os.system("x " + checked.other) # ng: command-injection
@app.get("/6/{name}")
def a6(name: Annotated[str, Path(pattern=r"^[a-z]+$")]): os.system("x " + name) # ok
@app.get("/7")
def a7(name: Annotated[str, Query(max_length=9)]): os.system("x " + name) # ng: command-injection
@app.get("/8")
def a8(name: str = Query(..., pattern=r"^\d+$")): os.system("x " + name) # ok
@app.get("/9/{colour}")
def a9(colour: Colour): os.system("x " + colour.value) # ok
@app.get("/10")
def a10(kind: Literal["x", "y"] = "x"): os.system("x " + kind) # ok
@app.get("/11")
def a11(ids: list[int] = Query([])): os.system(f"x {ids}") # ok
@app.get("/12")
def a12(names: Annotated[list[str], Query()]): os.system("x " + names[0]) # ng: command-injection
@app.get("/13")
def a13(slug: Slug): os.system("x " + slug) # ok
@app.post("/14")
async def a14(request: Request):
    order = Order.model_validate(await request.json())
    os.system("x " + order.name) # ng: command-injection
    os.system(f"x {order.count}") # ok
@app.post("/15")
async def a15(request: Request):
    order = Order(**(await request.json()))
    os.system("x " + order.name) # ng: command-injection
    os.system(f"x {order.count}") # ok
@app.get("/16")
def a16(page: Page = Depends()):
    os.system(f"x {page.number}") # ok
    os.system("x " + page.order) # ng: command-injection
def chosen(name: str, size: int = 1):
    return {"name": name, "size": size}
def plain(name: str):
    if not re.match(r"^[a-z]+$", name):
        raise HTTPException(400)
    return name
def opened(path: str):
    yield path
class Common:
    def __init__(self, q: str, page: int = 1):
        self.q = q
        self.page = page
def nested(common: Common = Depends(Common)):
    return common.q
Chosen = Annotated[dict, Depends(chosen)]
@app.get("/17")
def a17(chosen: dict = Depends(chosen)):
    os.system("x " + chosen["name"]) # ng: command-injection
    os.system(f"x {chosen['size']}") # ok
@app.get("/18")
def a18(name: str = Depends(plain)): os.system("x " + name) # ok
@app.get("/19")
def a19(path: str = Depends(opened)): os.system("x " + path) # ng: command-injection
@app.get("/20")
def a20(common: Annotated[Common, Depends()]):
    os.system("x " + common.q) # ng: command-injection
    os.system(f"x {common.page}") # ok
@app.get("/21")
def a21(q: str = Depends(nested)): os.system("x " + q) # ng: command-injection
@app.get("/22")
def a22(chosen: Chosen): os.system("x " + chosen["name"]) # ng: command-injection
