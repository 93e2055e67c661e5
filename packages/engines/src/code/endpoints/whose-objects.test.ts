import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** `rule: METHOD path` of each finding about authorization. */
  readonly found: readonly string[];
}

const rentals = (routes: string) => ({
  "app.py": `from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

bearer = OAuth2PasswordBearer(tokenUrl="token")
factory = sessionmaker()
app = FastAPI()

class Base(DeclarativeBase):
    pass

class Rental(Base):
    __tablename__ = "rentals"
    id: Mapped[int] = mapped_column(primary_key=True)
    renter_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    share_token: Mapped[str]
    until: Mapped[str]

def get_session():
    with factory() as session:
        yield session

def person(token: str = Depends(bearer)):
    found = lookup(token)
    if found is None:
        raise HTTPException(401)
    return found

@app.post("/rentals")
def rent(until: str, db: Session = Depends(get_session), who=Depends(person)):
    db.add(Rental(until=until, renter_id=who.id))
    db.commit()
${routes}
`,
});

const desks = (routes: string) => ({
  "app.js": `const express = require("express");
const { Desk } = require("./models");
const app = express();
const known = (req, res, next) => { if (!req.session.userId) return res.sendStatus(401); next(); };
const may = (...words) => (req, res, next) => (words.includes(req.session.role) ? next() : res.sendStatus(403));
app.post("/desks", known, may("host"), async (req, res) => res.json(await Desk.create({ place: String(req.body.place), hostId: req.session.userId })));
app.put("/desks/:id", known, may("host"), async (req, res) => res.json(await Desk.update({ place: "x" }, { where: { id: req.params.id, hostId: req.session.userId } })));
${routes}
app.listen(3000);`,
});

const boats = (load: string, before = "") => ({
  Gemfile: 'gem "rails"',
  "config/routes.rb": "Rails.application.routes.draw do\n  resources :boats\nend\n",
  "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  before_action :known!
  private
  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end
  def known!
    head :unauthorized unless current_user
  end
end
`,
  "app/controllers/boats_controller.rb": `class BoatsController < ApplicationController
  before_action :load_boat, only: %i[show destroy]
${before}
  def index
    render json: Boat.where(skipper: current_user)
  end
  def show
    render json: @boat
  end
  def destroy
    @boat.destroy!
  end
  private
  def load_boat
    @boat = ${load}
  end
  def skipper!
    head :forbidden unless @boat.skipper_id == current_user.id
  end
end
`,
});

const claims = (service: string, mark = "") => ({
  "src/main/java/com/example/Claims.java": `package com.example;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Claims extends JpaRepository<Claim, Long> { java.util.List<Claim> findByClaimant(String claimant); }`,
  "src/main/java/com/example/ClaimService.java": `package com.example;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
@Service
public class ClaimService {
  private final Claims claims;
  public ClaimService(Claims claims) { this.claims = claims; }
  ${service}
  public Claim settle(Long id) {
    Claim claim = claims.findById(id).orElseThrow();
    claim.setSettled(true);
    return claims.save(claim);
  }
}`,
  "src/main/java/com/example/ClaimController.java": `package com.example;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.web.bind.annotation.*;
@EnableMethodSecurity
@RestController @RequestMapping("/claims")
public class ClaimController {
  private final Claims claims;
  private final ClaimService service;
  public ClaimController(Claims claims, ClaimService service) { this.claims = claims; this.service = service; }
  @PreAuthorize("isAuthenticated()") @GetMapping
  public java.util.List<Claim> mine(Principal who) { return claims.findByClaimant(who.getName()); }
  @PreAuthorize("isAuthenticated()") @PostMapping("/{id}/settle")
  public Claim settle(@PathVariable Long id) { return service.settle(id); }
  ${mark} @DeleteMapping("/{id}")
  public void drop(@PathVariable Long id) { claims.deleteById(id); }
}`,
});

const jars = (handlers: string) => ({
  "go.mod": "module example.com/jars\n",
  "main.go": `package main

import (
	"log"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
	"github.com/labstack/echo/v4"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type Jar struct {
	ID       uint
	KeeperID uint
	Label    string
}

type shelf struct{ db *gorm.DB }

func keeper(c echo.Context) uint {
	return uint(c.Get("keeper").(jwt.MapClaims)["id"].(float64))
}

func known(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Get("keeper") == nil {
			return echo.ErrUnauthorized
		}
		return next(c)
	}
}

func main() {
	db, err := gorm.Open(postgres.Open("host=db"), &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
	s := &shelf{db: db}
	e := echo.New()
	jars := e.Group("/jars", known)
	jars.GET("", s.all)
	jars.GET("/:id", s.one)
	jars.DELETE("/:id", s.drop)
	log.Fatal(e.Start(":8080"))
}

func (s *shelf) all(c echo.Context) error {
	var jars []Jar
	s.db.Where("keeper_id = ?", keeper(c)).Find(&jars)
	return c.JSON(http.StatusOK, jars)
}
${handlers}`,
});

const bikes = (methods: string) => ({
  "routes/api.php": `<?php
use App\\Http\\Controllers\\BikeController;
use Illuminate\\Support\\Facades\\Route;
Route::middleware('auth:sanctum')->controller(BikeController::class)->group(function () {
    Route::get('/bikes', 'index');
    Route::get('/bikes/{id}', 'show');
    Route::delete('/bikes/{bike}', 'destroy');
});`,
  "app/Models/Bike.php": `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Bike extends Model { protected $fillable = ['frame', 'rider_id']; }`,
  "app/Http/Controllers/BikeController.php": `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Bike;
use Illuminate\\Http\\Request;
class BikeController {
    public function index(Request $request) { return Bike::where('rider_id', $request->user()->id)->get(); }
${methods}
}`,
});

const cases: readonly Case[] = [
  {
    name: "SQLAlchemy: conditions of columns choose rows, and one of them may be the owner",
    files: rentals(`
@app.get("/rentals/{rental_id}")
def one(rental_id: int, db: Session = Depends(get_session), who=Depends(person)):
    return db.scalar(select(Rental).where(Rental.id == rental_id, Rental.renter_id == who.id))

@app.delete("/rentals/{rental_id}")
def drop(rental_id: int, db: Session = Depends(get_session), who=Depends(person)):
    db.execute(delete(Rental).where(Rental.id == rental_id).where(Rental.renter_id == who.id))
    db.commit()

@app.put("/rentals/{rental_id}")
def prolong(rental_id: int, until: str, db: Session = Depends(get_session), who=Depends(person)):
    row = db.scalar(select(Rental).where((Rental.id == rental_id) & (Rental.renter_id == who.id)))
    row.until = until
    db.commit()`),
    found: [],
  },
  {
    name: "SQLAlchemy: rows that are chosen by their identifier alone; a session of a database is nobody",
    files: rentals(`
@app.get("/rentals/{rental_id}")
def one(rental_id: int, db: Session = Depends(get_session), who=Depends(person)):
    return db.scalar(select(Rental).where(Rental.id == rental_id))

@app.delete("/rentals/{rental_id}")
def drop(rental_id: int, db: Session = Depends(get_session), who=Depends(person)):
    db.delete(db.get(Rental, rental_id))
    db.commit()

@app.get("/shared/{token}")
def shared(token: str, db: Session = Depends(get_session), who=Depends(person)):
    return db.scalar(select(Rental).where(Rental.share_token == token))`),
    found: ["missing-owner-check: DELETE /rentals/{rental_id}", "missing-owner-check: GET /rentals/{rental_id}"],
  },
  {
    name: "a right that others have who look whose it is all the same does not reach to what is of others",
    files: desks(
      'app.delete("/desks/:id", known, may("host"), async (req, res) => res.json(await Desk.destroy({ where: { id: req.params.id } })));',
    ),
    found: ["missing-owner-check: DELETE /desks/{id}"],
  },
  {
    name: "another right may reach further",
    files: desks(
      'app.delete("/desks/:id", known, may("caretaker"), async (req, res) => res.json(await Desk.destroy({ where: { id: req.params.id } })));',
    ),
    found: [],
  },
  {
    name: "what is only about who asks needs the right that all others need who are only about that",
    files: desks(
      'app.delete("/desks/:id", known, async (req, res) => res.json(await Desk.destroy({ where: { id: req.params.id, hostId: req.session.userId } })));',
    ),
    found: ["missing-role-check: DELETE /desks/{id}"],
  },
  {
    name: "Rails: what loads a row before an action chooses it",
    files: boats("Boat.find(params[:id])"),
    found: ["missing-owner-check: DELETE /boats/{id}"],
  },
  {
    name: "Rails: it chooses among those of who asks",
    files: boats("Boat.where(skipper: current_user).find(params[:id])"),
    found: [],
  },
  {
    name: "Rails: something that runs later looks whose it is",
    files: boats("Boat.find(params[:id])", "  before_action :skipper!, only: %i[show destroy]"),
    found: [],
  },
  {
    name: "Spring: a method of a service asks for a right, and an annotation says which one",
    files: claims("@PreAuthorize(\"hasRole('CLERK')\")", "@PreAuthorize(\"hasRole('CLERK')\")"),
    found: [],
  },
  {
    name: "Spring: the same without",
    files: claims("", '@PreAuthorize("isAuthenticated()")'),
    found: ["missing-owner-check: DELETE /claims/{id}", "missing-owner-check: POST /claims/{id}/settle"],
  },
  {
    name: "Nest: a number of the path still comes from the request",
    files: {
      "trips.ts": `import { Controller, Delete, Get, Param, ParseIntPipe, Req, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Trip } from "./trip.entity";
@Controller("trips")
@UseGuards(AuthGuard("jwt"))
export class TripsController {
  constructor(@InjectRepository(Trip) private trips: Repository<Trip>) {}
  @Get() mine(@Req() req) { return this.trips.find({ where: { riderId: req.user.id } }); }
  @Get(":id") one(@Param("id", ParseIntPipe) id: number, @Req() req) { return this.trips.findOneBy({ id, riderId: req.user.id }); }
  @Delete(":id") drop(@Param("id", ParseIntPipe) id: number) { return this.trips.delete({ id }); }
}`,
    },
    found: ["missing-owner-check: DELETE /trips/{id}"],
  },
  {
    name: "gorm: rows that are chosen by their identifier alone",
    files: jars(`
func (s *shelf) one(c echo.Context) error {
	var jar Jar
	if err := s.db.First(&jar, c.Param("id")).Error; err != nil {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, jar)
}

func (s *shelf) drop(c echo.Context) error {
	s.db.Where("id = ?", c.Param("id")).Delete(&Jar{})
	return c.NoContent(http.StatusNoContent)
}`),
    found: ["missing-owner-check: DELETE /jars/{id}", "missing-owner-check: GET /jars/{id}"],
  },
  {
    name: "gorm: a chain that asks for the owner too, by a text and by an object; one that compares",
    files: jars(`
func (s *shelf) one(c echo.Context) error {
	var jar Jar
	if err := s.db.First(&jar, c.Param("id")).Error; err != nil || jar.KeeperID != keeper(c) {
		return echo.ErrNotFound
	}
	return c.JSON(http.StatusOK, jar)
}

func (s *shelf) drop(c echo.Context) error {
	s.db.Where("id = ?", c.Param("id")).Where(&Jar{KeeperID: keeper(c)}).Delete(&Jar{})
	return c.NoContent(http.StatusNoContent)
}`),
    found: [],
  },
  {
    name: "Go: what a router is given inside of a function that never comes back knows the variables around it",
    files: {
      "go.mod": "module example.com/vans\n",
      "main.go": `package main

import (
	"database/sql"
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type depot struct{ db *sql.DB }

func known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Context().Value("driver") == nil {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	db, err := sql.Open("postgres", "host=db")
	if err != nil {
		log.Fatal(err)
	}
	d := &depot{db: db}
	r := chi.NewRouter()
	r.Route("/vans", func(r chi.Router) {
		r.With(known).Get("/", d.mine)
		r.With(known).Put("/{id}", d.move)
		r.Delete("/{id}", d.drop)
	})
	log.Fatal(http.ListenAndServe(":8080", r))
}

func (d *depot) mine(w http.ResponseWriter, r *http.Request) {
	d.db.QueryContext(r.Context(), "SELECT id FROM vans WHERE driver_id = $1", r.Context().Value("driver"))
}

func (d *depot) move(w http.ResponseWriter, r *http.Request) {
	d.db.ExecContext(r.Context(), "UPDATE vans SET place = 'x' WHERE id = $1", chi.URLParam(r, "id"))
}

func (d *depot) drop(w http.ResponseWriter, r *http.Request) {
	d.db.ExecContext(r.Context(), "DELETE FROM vans WHERE id = $1", chi.URLParam(r, "id"))
}`,
    },
    found: ["missing-owner-check: PUT /vans/{id}", "unauthenticated-endpoint: DELETE /vans/{id}"],
  },
  {
    name: "Laravel: a group's controller has the methods that its routes name, and one that compares aborts",
    files: bikes(`
    public function show(Request $request, int $id) { return Bike::findOrFail($id); }
    public function destroy(Request $request, Bike $bike) {
        if ($bike->rider_id !== $request->user()->id) {
            abort(403);
        }
        $bike->delete();
    }`),
    found: [],
  },
  {
    name: "Laravel: the same without a way out",
    files: bikes(`
    public function show(Request $request, int $id) { return Bike::findOrFail($id); }
    public function destroy(Request $request, Bike $bike) {
        if ($bike->rider_id !== $request->user()->id) {
            response('forbidden', 403);
        }
        $bike->delete();
    }`),
    found: ["broken-guard: The check"],
  },
  {
    name: "Django: a list for all stands beside the pages of forms, which are guarded for what the forms do",
    files: {
      "manage.py": "import django",
      "shop/urls.py": `from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import path
from django.views.generic import CreateView, DeleteView, ListView, UpdateView
from .models import Lamp

class Lamps(ListView):
    model = Lamp

class NewLamp(PermissionRequiredMixin, CreateView):
    permission_required = "shop.add_lamp"
    model = Lamp

class EditLamp(PermissionRequiredMixin, UpdateView):
    permission_required = "shop.change_lamp"
    model = Lamp

class DropLamp(PermissionRequiredMixin, DeleteView):
    permission_required = "shop.delete_lamp"
    model = Lamp

urlpatterns = [
    path("shop/lamps/", Lamps.as_view()),
    path("shop/lamps/new/", NewLamp.as_view()),
    path("shop/lamps/<int:pk>/", EditLamp.as_view()),
    path("shop/lamps/<int:pk>/drop/", DropLamp.as_view()),
]`,
    },
    found: [],
  },
];

test.each(cases)("$name", async ({ files, found }) => {
  const { findings } = await scanSource(files);
  const about = findings.filter(({ ruleId }) =>
    /^code\.(missing-(guard|role|owner)|broken-guard|unauthenticated|client-supplied)/.test(ruleId),
  );
  const lines = about.map(
    ({ ruleId, title }) => `${ruleId.slice("code.".length)}: ${title.split(" ").slice(0, 2).join(" ")}`,
  );
  expect([...new Set(lines)].sort()).toEqual([...found].sort());
});
