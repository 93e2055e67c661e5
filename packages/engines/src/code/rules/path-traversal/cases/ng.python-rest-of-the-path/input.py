from fastapi import FastAPI

app = FastAPI()


@app.get("/pages/{name:path}")
def page(name: str):
    return open("/srv/pages/" + name).read()
