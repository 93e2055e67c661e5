from pathlib import Path
from fastapi import FastAPI, File, Form, Header, UploadFile
from typing import Annotated, Optional
from werkzeug.utils import safe_join

app = FastAPI()


@app.post("/scores")
async def score(title: Annotated[str, Form()], sheet: UploadFile, part: Annotated[int, Header()], page: Optional[int] = None):
    ending = Path(sheet.filename).suffix
    target = Path("/srv/scores") / f"{Path(title).stem}-{part}-{page}{ending}"
    target.write_bytes(await sheet.read())
    return open(safe_join("/srv/scores", title)).read()
