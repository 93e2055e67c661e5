from pathlib import Path
from fastapi import FastAPI, Form
from typing import Annotated

app = FastAPI()


@app.post("/scores")
async def score(title: Annotated[str, Form()]):
    return (Path("/srv/scores") / Path(title).parent / "sheet.txt").read_text()
