from fastapi import FastAPI

api = FastAPI()


@api.get("/notes/{book}")
def note(book: str, name: str):
    return open("/srv/notes/" + book + "/" + name).read()
