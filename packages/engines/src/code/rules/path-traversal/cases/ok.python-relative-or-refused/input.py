from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
shelves = {"books": Path("/srv/books")}


@app.get("/shelves/{shelf}/{name:path}")
def book(shelf: str, name: str):
    file = shelves[shelf] / name
    try:
        file.resolve().relative_to(shelves[shelf].resolve())
    except ValueError as error:
        raise HTTPException(status_code=404) from error
    return FileResponse(file)


@app.get("/pages/{number:int}")
def page(number: int):
    return open("/srv/pages/" + str(number)).read()
