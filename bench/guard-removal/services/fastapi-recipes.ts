import type { App } from "../app.ts";

export const fastapiRecipes: App = {
  "app/auth.py": `import os
from typing import Annotated
import jwt
from fastapi import Depends, HTTPException, status
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.ext.asyncio import AsyncSession
from app.database import get_session
from app.models import User

oauth2_scheme = OAuth2PasswordBearer(tokenUrl="token")


async def current_user(
    token: Annotated[str, Depends(oauth2_scheme)], session: Annotated[AsyncSession, Depends(get_session)]
) -> User:
    try:
        claims = jwt.decode(token, os.environ["JWT_KEY"], algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    user = await session.get(User, int(claims["sub"]))
    if user is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED)
    return user


async def moderator(user: Annotated[User, Depends(current_user)]) -> User:
    if not user.is_moderator:
        raise HTTPException(status.HTTP_403_FORBIDDEN)
    return user


CurrentUser = Annotated[User, Depends(current_user)]
SessionDep = Annotated[AsyncSession, Depends(get_session)]
`,
  "app/database.py": `import os
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine(os.environ["DATABASE_URL"])
factory = async_sessionmaker(engine, expire_on_commit=False)


async def get_session():
    async with factory() as session:
        yield session
`,
  "app/main.py": `from fastapi import Depends, FastAPI
from app.auth import current_user
from app.routers import collections, moderation, recipes, token

app = FastAPI(title="Recipes")
app.include_router(token.router)
app.include_router(recipes.router, prefix="/recipes")
app.include_router(collections.router, prefix="/collections"«, dependencies=[Depends(current_user)]»)
app.include_router(moderation.router, prefix="/moderation")


@app.get("/healthz")
async def healthz():
    return {"status": "ok"}
`,
  "app/models.py": `from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    hashed_password: Mapped[str]
    is_moderator: Mapped[bool] = mapped_column(default=False)


class Recipe(Base):
    __tablename__ = "recipes"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    title: Mapped[str]
    body: Mapped[str]
    published: Mapped[bool] = mapped_column(default=False)


class Collection(Base):
    __tablename__ = "collections"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    name: Mapped[str]
`,
  "app/routers/collections.py": `from fastapi import APIRouter
from sqlalchemy import select
from app.auth import SessionDep
from app.models import Collection

router = APIRouter()


@router.get("/")
async def listing(session: SessionDep):
    return (await session.scalars(select(Collection))).all()


@router.post("/{name}", status_code=201)
async def add(name: str, session: SessionDep):
    collection = Collection(name=name, user_id=0)
    session.add(collection)
    await session.commit()
    return collection
`,
  "app/routers/moderation.py": `from fastapi import APIRouter, Depends, HTTPException
from app.auth import SessionDep, moderator
from app.models import Recipe, User

router = APIRouter()


@router.post("/recipes/{recipe_id}/hide", dependencies=[Depends(moderator)])
async def hide(recipe_id: int, session: SessionDep):
    recipe = await session.get(Recipe, recipe_id)
    if recipe is None:
        raise HTTPException(404)
    recipe.published = False
    await session.commit()
    return recipe


@router.delete("/recipes/{recipe_id}"«, dependencies=[Depends(moderator)]»)
async def erase(recipe_id: int, session: SessionDep):
    recipe = await session.get(Recipe, recipe_id)
    if recipe is None:
        raise HTTPException(404)
    await session.delete(recipe)
    await session.commit()


@router.post("/users/{user_id}/promote")
async def promote(user_id: int, session: SessionDep«, _: User = Depends(moderator)»):
    user = await session.get(User, user_id)
    if user is None:
        raise HTTPException(404)
    user.is_moderator = True
    await session.commit()
    return {"id": user.id}
`,
  "app/routers/recipes.py": `from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy import delete, select
from app.auth import CurrentUser, SessionDep, current_user
from app.models import Recipe

router = APIRouter()


class RecipeIn(BaseModel):
    title: str
    body: str


@router.get("/")
async def published(session: SessionDep):
    return (await session.scalars(select(Recipe).where(Recipe.published.is_(True)))).all()


@router.get("/mine")
async def mine(session: SessionDep, user: CurrentUser):
    return (await session.scalars(select(Recipe).where(Recipe.author_id == user.id))).all()


@router.post("/", status_code=201)
async def add(data: RecipeIn, session: SessionDep, user: CurrentUser):
    recipe = Recipe(title=data.title, body=data.body, author_id=user.id)
    session.add(recipe)
    await session.commit()
    return recipe


@router.put("/{recipe_id}")
async def change(recipe_id: int, data: RecipeIn, session: SessionDep, user: CurrentUser):
    recipe = await session.get(Recipe, recipe_id)
    if recipe is None:
        raise HTTPException(404)
«    if recipe.author_id != user.id:
        raise HTTPException(403)
»    recipe.title = data.title
    recipe.body = data.body
    await session.commit()
    return recipe


@router.post("/{recipe_id}/publish")
async def publish(recipe_id: int, session: SessionDep, user: CurrentUser):
    recipe = await session.scalar(select(Recipe).where(Recipe.id == recipe_id«, Recipe.author_id == user.id»))
    if recipe is None:
        raise HTTPException(404)
    recipe.published = True
    await session.commit()
    return recipe


@router.delete("/{recipe_id}", status_code=204)
async def remove(recipe_id: int, session: SessionDep, user: CurrentUser):
    await session.execute(delete(Recipe).where(Recipe.id == recipe_id)«.where(Recipe.author_id == user.id)»)
    await session.commit()
`,
  "app/routers/token.py": `import os
import jwt
from fastapi import APIRouter, Depends, HTTPException
from fastapi.security import OAuth2PasswordRequestForm
from passlib.context import CryptContext
from sqlalchemy import select
from app.auth import SessionDep
from app.models import User

router = APIRouter()
hasher = CryptContext(schemes=["argon2"])


@router.post("/token")
async def token(session: SessionDep, form: OAuth2PasswordRequestForm = Depends()):
    user = (await session.execute(select(User).where(User.email == form.username))).scalar_one_or_none()
    if user is None or not hasher.verify(form.password, user.hashed_password):
        raise HTTPException(400, "wrong name or password")
    return {"access_token": jwt.encode({"sub": str(user.id)}, os.environ["JWT_KEY"], "HS256"), "token_type": "bearer"}
`,
};
