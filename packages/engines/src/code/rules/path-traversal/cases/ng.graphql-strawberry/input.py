import strawberry


def read_note(name: str) -> str:
    with open("notes/" + name) as note:
        return note.read()


@strawberry.type
class Query:
    note: str = strawberry.field(resolver=read_note)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def remember(self, info: strawberry.Info, name: str, text: str) -> bool:
        with open("notes/" + name, "w") as note:
            note.write(text)
        return True


schema = strawberry.Schema(query=Query, mutation=Mutation)
