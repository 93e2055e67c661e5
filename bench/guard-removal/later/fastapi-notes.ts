import type { App } from "../app.ts";

export const fastapiNotes: App = {
  "auth.py": `import os
import jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.orm import Session
from database import get_db
import models
scheme = OAuth2PasswordBearer(tokenUrl="token")


def current_user(token: str = Depends(scheme), db: Session = Depends(get_db)) -> models.User:
    try:
        claims = jwt.decode(token, os.environ["TOKEN_KEY"], algorithms=["HS256"])
    except jwt.InvalidTokenError:
        raise HTTPException(401)
    user = db.get(models.User, claims["sub"])
    if user is None:
        raise HTTPException(401)
    return user


def admin_user(user: models.User = Depends(current_user)) -> models.User:
    if not user.is_admin:
        raise HTTPException(403)
    return user
`,
  "database.py": `import os
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker, DeclarativeBase
engine = create_engine(os.environ["DATABASE_URL"])
SessionLocal = sessionmaker(bind=engine)


class Base(DeclarativeBase):
    pass


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()
`,
  "main.py": `from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy.orm import Session
from auth import admin_user, current_user
from database import get_db
import models, schemas
app = FastAPI()


@app.get("/ping")
def ping():
    return {"ok": True}


@app.get("/notes")
def notes(db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    return db.query(models.Note).filter(models.Note.owner_id == user.id).all()


@app.post("/notes")
def write(body: schemas.NoteIn, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = models.Note(text=body.text, owner_id=user.id)
    db.add(note)
    db.commit()
    return note


@app.get("/notes/{note_id}")
def read(note_id: int, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = db.query(models.Note).filter(models.Note.id == note_id«, models.Note.owner_id == user.id»).first()
    if note is None:
        raise HTTPException(404)
    return note


@app.delete("/notes/{note_id}")
def remove(note_id: int, db: Session = Depends(get_db), user: models.User = Depends(current_user)):
    note = db.get(models.Note, note_id)
    «if note is None or note.owner_id != user.id:
        raise HTTPException(404)»
    db.delete(note)
    db.commit()


@app.get("/admin/users", dependencies=[Depends(admin_user)])
def users(db: Session = Depends(get_db)):
    return [{"id": u.id, "email": u.email} for u in db.query(models.User)]


@app.delete("/admin/users/{user_id}"«, dependencies=[Depends(admin_user)]»)
def drop_user(user_id: int, db: Session = Depends(get_db)):
    db.query(models.User).filter(models.User.id == user_id).delete()
    db.commit()


@app.put("/admin/users/{user_id}"«, dependencies=[Depends(admin_user)]»)
def change_user(user_id: int, body: schemas.UserIn, db: Session = Depends(get_db)):
    db.query(models.User).filter(models.User.id == user_id).update({"email": body.email})
    db.commit()
`,
  "models.py": `from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column
from database import Base


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(Boolean, default=False)


class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(String(2000))
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
`,
  "schemas.py": `from pydantic import BaseModel, EmailStr


class NoteIn(BaseModel):
    text: str


class UserIn(BaseModel):
    email: EmailStr
`,
};
