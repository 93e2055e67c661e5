import type { App } from "../app.ts";

export const fastapi: App = {
  "main.py": `from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")
app = FastAPI()

def signed_in(token: str = Depends(scheme)):
    user = find(token)
    if user is None:
        raise HTTPException(status_code=401)
    return user

@app.get("/health")
def health():
    return "ok"

@app.post("/token")
def token(form: dict):
    return sign(form)

@app.get("/cards"«, dependencies=[Depends(signed_in)]»)
def cards():
    return table.all()

@app.post("/cards"«, dependencies=[Depends(signed_in)]»)
def add(card: dict):
    return table.insert(card["title"])

@app.get("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def card(card_id: int):
    return table.one(card_id)

@app.put("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def change(card_id: int, card: dict):
    return table.update(card_id, card["title"])

@app.delete("/cards/{card_id}"«, dependencies=[Depends(signed_in)]»)
def remove(card_id: int):
    return table.delete(card_id)
`,
};
