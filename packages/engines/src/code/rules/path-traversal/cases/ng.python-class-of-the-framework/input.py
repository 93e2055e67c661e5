from fastapi import FastAPI


class Shelf(FastAPI):
    def __init__(self, **settings):
        super().__init__(**settings)
        self.books = {}


shelf = Shelf()


@shelf.get("/books")
def book(name: str):
    return open("/srv/books/" + name).read()
