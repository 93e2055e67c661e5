/** Small services of our own as they are laid out in several files, a program a file here, written without a look at what the engine knows. */
import type { App } from "../app.ts";
import { aspnetStorage } from "./aspnet-storage.ts";
import { chiCourier } from "./chi-courier.ts";
import { djangoClinic } from "./django-clinic.ts";
import { drfProjects } from "./drf-projects.ts";
import { echoCellar } from "./echo-cellar.ts";
import { expressEvents } from "./express-events.ts";
import { fastapiRecipes } from "./fastapi-recipes.ts";
import { flaskInvoices } from "./flask-invoices.ts";
import { laravelCourses } from "./laravel-courses.ts";
import { nestPayroll } from "./nest-payroll.ts";
import { railsKennel } from "./rails-kennel.ts";
import { springLeave } from "./spring-leave.ts";

export const serviceApps: Readonly<Record<string, App>> = {
  "aspnet-storage": aspnetStorage,
  "chi-courier": chiCourier,
  "django-clinic": djangoClinic,
  "drf-projects": drfProjects,
  "echo-cellar": echoCellar,
  "express-events": expressEvents,
  "fastapi-recipes": fastapiRecipes,
  "flask-invoices": flaskInvoices,
  "laravel-courses": laravelCourses,
  "nest-payroll": nestPayroll,
  "rails-kennel": railsKennel,
  "spring-leave": springLeave,
};
