import uuid

import strawberry


@strawberry.type
class Mutation:
    @strawberry.mutation
    def remember(self, info: strawberry.Info, number: int, text: str) -> str:
        name = f"{number}-{uuid.uuid4()}"
        with open("notes/" + name, "w") as note:
            note.write(text)
        return name


schema = strawberry.Schema(mutation=Mutation)
