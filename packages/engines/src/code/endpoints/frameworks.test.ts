import { expect, test } from "vitest";
import { endpointsIn, linesOf } from "../testing/endpoints-of.ts";

/** What a program of a framework answers: `METHOD path: guards`. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "Rails: resources, members, namespaces and scopes; filters that are inherited, narrowed, skipped or included",
    files: {
      "config/routes.rb": `Rails.application.routes.draw do
  root "pages#home"
  get "/health" => "pages#health"
  concern(:printable) { get :print, on: :member }
  resources :orders, except: %i[new edit], concerns: :printable do
    member { post :pay }
    get :late, on: :collection
    resources :lines, only: :destroy
  end
  namespace :admin do
    resource :settings, only: :update
  end
  scope "/api", module: :api do
    match "items/:id", to: "items#show", via: [:get, :post]
  end
  authenticate(:user) { get "reports", to: "pages#reports" }
end`,
      "app/controllers/concerns/signing.rb": `module Signing
  extend ActiveSupport::Concern
  included { before_action :sign_in! }
  class_methods do
    def open_to_all(**options)
      skip_before_action :sign_in!, **options
    end
  end
  def sign_in!
    redirect_to login_path unless current_user
  end
end`,
      "app/controllers/application_controller.rb": `class ApplicationController < ActionController::Base
  include Signing
  before_action :remember_place
  private
  def remember_place
    session[:place] = request.path
  end
end`,
      "app/controllers/pages_controller.rb": `class PagesController < ApplicationController
  open_to_all only: %i[home health]
  def home; end
  def reports; end
end`,
      "app/controllers/orders_controller.rb": `class OrdersController < ApplicationController
  before_action :only_clerks, only: [:destroy, :pay]
  def index; end
  def show; end
  def print; end
  def pay; end
  def late; end
  def destroy; end
  private
  def only_clerks
    raise ActionController::RoutingError, "no" unless current_user.clerk? && clerk_signed_in?
  end
end
class LinesController < ApplicationController
  def destroy; end
end`,
      "app/controllers/admin/settings_controller.rb": `class Admin::SettingsController < ApplicationController
  http_basic_authenticate_with name: "clerk", password: ENV.fetch("CLERK")
  def update; end
end`,
      "app/controllers/api/items_controller.rb": `module Api
  class ItemsController < ActionController::API
    before_action :authenticate_device!
    def show; end
  end
end`,
    },
    lines: [
      "DELETE /orders/{id}: sign_in!, only_clerks",
      "DELETE /orders/{order_id}/lines/{id}: sign_in!",
      "GET /: ",
      "GET /api/items/{id}: authenticate_device!",
      "GET /health: ",
      "GET /orders/late: sign_in!",
      "GET /orders/{id}/print: sign_in!",
      "GET /orders/{id}: sign_in!",
      "GET /orders: sign_in!",
      "GET /reports: authenticate, sign_in!",
      "PATCH /admin/settings: sign_in!, http_basic_authenticate_with",
      "POST /api/items/{id}: authenticate_device!",
      "POST /orders/{id}/pay: sign_in!, only_clerks",
      "PUT /admin/settings: sign_in!, http_basic_authenticate_with",
    ],
  },
  {
    name: "Sinatra: routes of a file and of a class, filters with a path, checks that an answer begins with",
    files: {
      "web.rb": `require "sinatra"
helpers do
  def protected!
    halt 401 unless session[:user]
  end
end
before("/admin/*") { protected! }
get("/") { "hello" }
get("/admin/orders/:id") { "order" }
post "/orders" do
  protected!
  "done"
end`,
      "shop.rb": `class Shop < Sinatra::Base
  before { redirect "/login" unless logged_in? }
  get "/shop" do
    erb :shop
  end
end`,
    },
    lines: ["GET /: ", "GET /admin/orders/{id}: a block", "GET /shop: a block", "POST /orders: protected!"],
  },
  {
    name: "Laravel: paths and middleware of groups within groups, of single routes and of resources",
    files: {
      "routes/web.php": `<?php
namespace App;
use Illuminate\\Support\\Facades\\Route;
class OrderController {
    public function index() { return view("a"); }
    public function destroy(int $id) { Order::where("id", $id)->delete(); }
}
Route::get("/", fn () => "hello");
Route::middleware(["auth:sanctum", "throttle"])->prefix("admin")->group(function () {
    Route::get("/orders", [OrderController::class, "index"])->name("orders");
    Route::prefix("deep")->group(function () {
        Route::delete("orders/{id}", [OrderController::class, "destroy"])->middleware("can:delete");
    });
});
Route::resource("things", OrderController::class)->middleware("auth");`,
    },
    lines: [
      "DELETE /admin/deep/orders/{id}: laravel.auth, laravel.can",
      "DELETE /things/{id}: laravel.auth",
      "GET /: ",
      "GET /admin/orders: laravel.auth",
      "GET /things: laravel.auth",
    ],
  },
  {
    name: "Laravel: a provider loads files of routes in groups; the kernel says what the names of middleware mean",
    files: {
      "app/Providers/RouteProvider.php": `<?php
namespace App\\Providers;
use Illuminate\\Foundation\\Support\\Providers\\RouteServiceProvider;
use Illuminate\\Support\\Facades\\Route;
class RouteProvider extends RouteServiceProvider {
    public function boot() { $this->routes(function () { $this->internal(); }); }
    protected function internal() {
        Route::group(["middleware" => "machines", "prefix" => "internal"], function ($router) {
            require base_path("routes/internal.php");
        });
        Route::middleware("plain")->prefix("open")->group(base_path("routes/open.php"));
        Route::middleware(["members"])->group(base_path("routes/members.php"));
    }
}`,
      "app/Http/Kernel.php": `<?php
namespace App\\Http;
use Illuminate\\Foundation\\Http\\Kernel as Base;
class Kernel extends Base {
    protected $middlewareGroups = [
        "machines" => ["tally", \\App\\Http\\KnownMachine::class],
        "plain" => [\\App\\Http\\Tally::class],
    ];
    protected $routeMiddleware = ["tally" => \\App\\Http\\Tally::class, "members" => \\App\\Http\\Members::class];
}`,
      "app/Http/KnownMachine.php": `<?php
namespace App\\Http;
class KnownMachine {
    public function handle($request, $next) { $this->insist($request); return $next($request); }
    private function insist($request) { if (!$request->bearerToken() || !session("machine")) abort(401); }
}`,
      "app/Http/Members.php": `<?php
namespace App\\Http;
class Members {
    public function handle($request, $next) { if (!$request->user()) { abort(403); } return $next($request); }
}`,
      "app/Http/Tally.php": `<?php
namespace App\\Http;
class Tally {
    public function handle($request, $next) { Counter::up(); return $next($request); }
}`,
      "routes/internal.php": `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get("parcels", fn () => 1);
Route::prefix("deep")->group(function () { Route::delete("parcels/{id}", fn () => 1); });`,
      "routes/members.php": `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get("/letters", fn () => 1);`,
      "routes/open.php": `<?php
use Illuminate\\Support\\Facades\\Route;
Route::get("/news", fn () => 1);`,
    },
    lines: [
      "DELETE /internal/deep/parcels/{id}: KnownMachine",
      "GET /internal/parcels: KnownMachine",
      "GET /letters: Members",
      "GET /open/news: ",
    ],
  },
  {
    name: "Symfony: attributes of class and method",
    files: {
      "src/PeopleController.php": `<?php
namespace App\\Controller;
use Symfony\\Component\\Routing\\Attribute\\Route;
use Symfony\\Component\\Security\\Http\\Attribute\\IsGranted;
#[Route("/people")]
final class PeopleController
{
    #[Route("/{name}", methods: ["GET"])]
    public function show(string $name) { return $name; }
    #[Route("/{name}", methods: ["PUT", "PATCH"])]
    #[IsGranted("ROLE_ADMIN")]
    public function change(string $name) { return $name; }
}`,
    },
    lines: [
      "GET /people/{name}: ",
      "PATCH /people/{name}: Symfony.Component.Security.Http.Attribute.IsGranted",
      "PUT /people/{name}: Symfony.Component.Security.Http.Attribute.IsGranted",
    ],
  },
  {
    name: "Symfony: controllers without attributes of their own, and rules of the settings by path",
    files: {
      "config/packages/security.yaml": `security:
  access_control:
    - { path: ^/(news|feed), roles: PUBLIC_ACCESS }
    - { path: ^/desk/login$, role: IS_AUTHENTICATED_ANONYMOUSLY }
    - { path: ^/desk, roles: [ROLE_CLERK], methods: [TRACE] }
    - { path: ^/desk, roles: [ROLE_CLERK, ROLE_CHIEF] }
    - { path: "^/(a+)+b", roles: ROLE_CLERK }
`,
      "src/DeskController.php": `<?php
namespace App\\Controller;
use Symfony\\Component\\Routing\\Annotation\\Route;
class DeskController extends AbstractController
{
    #[Route(path: "/desk/login", methods: ["GET"])]
    public function login() { return 1; }
    #[Route(path: "/desk/orders/{id}", methods: ["DELETE"])]
    public function drop(int $id) { return 2; }
    #[Route(path: "/news", methods: ["GET"])]
    public function news() { return 3; }
    #[Route(path: "/other", methods: ["GET"])]
    public function other() { return 4; }
    public function helper() { return 5; }
}`,
    },
    lines: [
      "DELETE /desk/orders/{id}: access_control (ROLE_CLERK, ROLE_CHIEF)",
      "GET /desk/login: ",
      "GET /news: ",
      "GET /other: ",
    ],
  },
  {
    name: "ASP.NET: attributes of class, base class and method; groups and single routes of a program without classes",
    files: {
      "Controllers/OwnController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
namespace Shop;
[Authorize]
[Route("api/[controller]")]
public abstract class OwnController : ControllerBase { }`,
      "Controllers/OrdersController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
namespace Shop;
public class OrdersController : OwnController
{
    [HttpGet] public IActionResult List() => Ok();
    [HttpGet("{id:int}"), AllowAnonymous] public IActionResult Show(int id) => Ok();
    [HttpDelete("/orders/[action]/{id?}")] public IActionResult Drop(int id) => Ok();
}`,
      "Controllers/HealthController.cs": `using Microsoft.AspNetCore.Mvc;
[Route("health")]
public class HealthController : ControllerBase
{
    [HttpGet] public IActionResult Get() => Ok();
    [HttpPost("reset"), Microsoft.AspNetCore.Authorization.Authorize(Roles = "Admin")] public IActionResult Reset() => Ok();
}`,
      "Program.cs": `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "open");
app.MapPost("/items", (string name) => Results.Ok()).RequireAuthorization();
var carts = app.MapGroup("/carts").RequireAuthorization();
carts.MapGet("/{id}", (int id) => Results.Ok());
carts.MapGet("/open", () => Results.Ok()).WithName("Open").AllowAnonymous();
app.MapDelete("/items/{id:guid}", [Microsoft.AspNetCore.Authorization.Authorize(Roles = "Admin")] async (Guid id) => Results.Ok()).WithTags("items");
app.MapPatch("/items/{id}", Items.Change).WithName("Change").Produces(200).RequireAuthorization("admin");
app.MapLater();
app.Run();
public static class Items { public static IResult Change(int id) => Results.Ok(); }
public static class Later
{
    public static void MapLater(this IEndpointRouteBuilder routes) => routes.MapPut("/later", () => Results.Ok());
}`,
    },
    lines: [
      "DELETE /items/{id}: Microsoft.AspNetCore.Authorization.Authorize, Microsoft.AspNetCore.Authorization.Authorize(Roles = Admin)",
      "DELETE /orders/Drop/{id}: Microsoft.AspNetCore.Authorization.Authorize",
      "GET /: ",
      "GET /api/Orders/{id}: ",
      "GET /api/Orders: Microsoft.AspNetCore.Authorization.Authorize",
      "GET /carts/open: ",
      "GET /carts/{id}: aspnet.Endpoints.RequireAuthorization",
      "GET /health: ",
      "PATCH /items/{id}: aspnet.Endpoints.RequireAuthorization, aspnet.Endpoints.RequireAuthorization(Policy = admin)",
      "POST /health/reset: Microsoft.AspNetCore.Authorization.Authorize, Microsoft.AspNetCore.Authorization.Authorize(Roles = Admin)",
      "POST /items: aspnet.Endpoints.RequireAuthorization",
      "PUT /later: ",
    ],
  },
  {
    name: "ASP.NET: conventional routes with areas, pages by their folder, hubs, what lets anybody pass, and a base class's actions",
    files: {
      "Shop/Program.cs": `using Microsoft.AspNetCore.Builder;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages(options =>
{
    options.Conventions.AuthorizeFolder("/Accounts", "Staff");
    options.Conventions.AllowAnonymousToPage("/Accounts/Terms");
});
var app = builder.Build();
app.MapAreaControllerRoute("back", "Back", "office/{controller=Start}/{action=Index}/{id?}").RequireAuthorization();
app.MapControllerRoute(name: "blog", pattern: "news/{*slug}", defaults: new { controller = "Blog", action = "Entry" });
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
app.MapHub<ChatHub>("/chat").RequireAuthorization();
app.MapRazorPages();
app.Run();`,
      "Shop/Controllers/HomeController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
public class HomeController : Controller
{
    public IActionResult Index() => View();
    [Authorize] public IActionResult Mine(int id) => View();
    [HttpPost, Authorize(Roles = "Clerk")] public IActionResult Mine(int id, Order order) => View();
    [NonAction] public IActionResult Helped() => View();
    private IActionResult Hidden() => View();
}
public record Order(string Name);
[AllowAnonymous]
public class BlogController : Controller
{
    [Authorize] public IActionResult Entry(string slug) => View();
}
public class KeyedAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        if (context.HttpContext.Request.Headers["x-key"] != "") context.Result = new UnauthorizedResult();
    }
}
public class TimedAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context) => Watch.Start();
}
public class AskedFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) => Look(context); }
[Timed]
public class KeysController : Controller
{
    [Keyed] public IActionResult One() => View();
    [TypeFilter(typeof(AskedFilter))] public IActionResult Two() => View();
    public IActionResult Three() => View();
}
[Area("Back")]
public class StockController : Counted { public IActionResult Drop(int id) => View(); }
public abstract class Counted : Controller { public IActionResult Count() => View(); }`,
      "Shop/Hubs/ChatHub.cs": `using Microsoft.AspNetCore.SignalR;
public class ChatHub : Hub
{
    public Task Say(string text) => Clients.All.SendAsync("said", text);
    public override Task OnConnectedAsync() => base.OnConnectedAsync();
}`,
      "Shop/Pages/Accounts/Index.cshtml.cs": `using Microsoft.AspNetCore.Mvc.RazorPages;
public class IndexModel : PageModel { public void OnGet() { } public void OnPostCloseAsync(int id) { } }`,
      "Shop/Pages/Accounts/Terms.cshtml.cs": `using Microsoft.AspNetCore.Mvc.RazorPages;
public class TermsModel : PageModel { public void OnGet() { } }`,
      "Shop/Areas/Help/Pages/Ask.cshtml.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
[Authorize] public class AskModel : PageModel { public void OnPost(string text) { } }`,
    },
    lines: [
      "GET /: ",
      "GET /Accounts/Terms: ",
      "GET /Accounts: AuthorizeFolder(Staff)",
      "GET /Home/Mine/{id}: Microsoft.AspNetCore.Authorization.Authorize",
      "GET /Keys/One: KeyedAttribute",
      "GET /Keys/Three: ",
      "GET /Keys/Two: AskedFilter",
      "GET /news/{slug}: ",
      "GET /office/Stock/Count: aspnet.Endpoints.RequireAuthorization",
      "GET /office/Stock/Drop/{id}: aspnet.Endpoints.RequireAuthorization",
      "POST /Accounts: AuthorizeFolder(Staff)",
      "POST /Help/Ask: Microsoft.AspNetCore.Authorization.Authorize",
      "POST /Home/Mine/{id}: Microsoft.AspNetCore.Authorization.Authorize, Microsoft.AspNetCore.Authorization.Authorize(Roles = Clerk)",
      "POST /chat/Say: aspnet.Endpoints.RequireAuthorization",
    ],
  },
  {
    name: "ASP.NET: attributes of the program's own are those of the library that they extend",
    files: {
      "Desk/Program.cs": `var app = WebApplication.CreateBuilder(args).Build();
app.MapControllers();
app.Run();`,
      "Desk/Marks.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
public class ClerksOnlyAttribute : AuthorizeAttribute { public ClerksOnlyAttribute() { Roles = "Clerk"; } }
public class DeskRouteAttribute : RouteAttribute
{
    protected const string Root = "desk/v1/[controller]";
    public DeskRouteAttribute() : base(Root) { }
}
public class NotedAttribute : Attribute { }`,
      "Desk/TicketsController.cs": `using Microsoft.AspNetCore.Mvc;
[DeskRoute]
[Noted]
public class TicketsController : ControllerBase
{
    [HttpGet] public IActionResult All() => Ok();
    [HttpDelete("{id}")] [ClerksOnly] public IActionResult Drop(int id) => Ok();
}`,
    },
    lines: ["DELETE /desk/v1/Tickets/{id}: ClerksOnlyAttribute", "GET /desk/v1/Tickets: "],
  },
  {
    name: "ASP.NET: a fallback policy and a filter hold in the project that says so, where nothing else is said",
    files: {
      "Shop/Program.cs": `using Microsoft.AspNetCore.Authorization;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization(options =>
{
    options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
});
var app = builder.Build();
app.MapGet("/items", () => Results.Ok());
app.MapGet("/ready", () => Results.Ok()).AllowAnonymous();
app.MapControllers();
app.Run();`,
      "Shop/ItemsController.cs": `using Microsoft.AspNetCore.Mvc;
[Route("stock")] public class StockController : ControllerBase { [HttpGet] public IActionResult All() => Ok(); }`,
      "Desk/Startup.cs": `using Microsoft.AspNetCore.Mvc.Authorization;
public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllersWithViews(options => options.Filters.Add(new AuthorizeFilter()));
    }
    public void Configure(IApplicationBuilder app)
    {
        app.UseEndpoints(endpoints => { endpoints.MapGet("/desk", () => "open"); endpoints.MapDefaultControllerRoute(); });
    }
}`,
      "Desk/TicketsController.cs": `using Microsoft.AspNetCore.Mvc;
public class TicketsController : Controller { public IActionResult Index() => View(); }`,
      "Open/Program.cs": `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/open", () => Results.Ok());
app.Run();`,
    },
    lines: [
      "GET /Tickets: Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter",
      "GET /desk: ",
      "GET /items: a policy for all endpoints",
      "GET /open: ",
      "GET /ready: ",
      "GET /stock: a policy for all endpoints",
    ],
  },
  {
    name: "NestJS: guards of class, method and program, composed decorators, and marks that let pass",
    files: {
      "main.ts": `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
async function start() { const app = await NestFactory.create(AppModule); app.setGlobalPrefix("api"); await app.listen(3000); }
start();`,
      "app.module.ts": `import { Module } from "@nestjs/common";
import { APP_GUARD } from "@nestjs/core";
import { SignedIn } from "./signed-in";
@Module({ providers: [{ provide: APP_GUARD, useClass: SignedIn }] })
export class AppModule {}`,
      "signed-in.ts": `import { CanActivate, ExecutionContext, Injectable, SetMetadata, UnauthorizedException, UseGuards, applyDecorators } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
export const KEY = "open";
export const Open = () => SetMetadata(KEY, true);
export const Roles = (...roles: string[]) => SetMetadata("roles", roles);
@Injectable()
export class SignedIn implements CanActivate {
  constructor(private reflector) {}
  canActivate(context: ExecutionContext) {
    const isOpen = this.reflector.getAllAndOverride(KEY, [context.getHandler(), context.getClass()]);
    if (isOpen) { return true; }
    const request = context.switchToHttp().getRequest();
    if (!request.session) throw new UnauthorizedException();
    return true;
  }
}
export class RolesGuard implements CanActivate {
  constructor(private reflector) {}
  canActivate(context: ExecutionContext) {
    const roles = this.reflector.get("roles", context.getHandler());
    if (!roles) return true;
    return roles.includes(context.switchToHttp().getRequest().user.role);
  }
}
export const Clerk = () => applyDecorators(Roles("clerk"), UseGuards(RolesGuard));
export class JwtGuard extends AuthGuard("jwt") {}`,
      "orders.controller.ts": `import { Body, Controller, Delete, Get, Param, Post, UseGuards } from "@nestjs/common";
import { Clerk, JwtGuard, Open, RolesGuard } from "./signed-in";
@Controller({ path: "orders" })
@UseGuards(RolesGuard)
export class OrdersController {
  @Get() list() { return []; }
  @Open() @Get("public") shown() { return []; }
  @Clerk() @Delete(":id") remove(@Param("id") id: string) { return id; }
  @UseGuards(JwtGuard) @Post() add(@Body() body: object) { return body; }
}`,
    },
    lines: [
      "DELETE /api/orders/{id}: SignedIn, RolesGuard, RolesGuard",
      "GET /api/orders/public: ",
      "GET /api/orders: SignedIn",
      "POST /api/orders: SignedIn, JwtGuard",
    ],
  },
  {
    name: "Next: routes by file, checks inside, wrappers, and a middleware for some paths",
    files: {
      "src/middleware.ts": `import { NextResponse } from "next/server";
export function middleware(request) {
  if (!request.cookies.get("session")) return NextResponse.redirect(new URL("/login", request.url));
  return NextResponse.next();
}
export const config = { matcher: ["/api/admin/:path*"] };`,
      "src/app/api/admin/users/route.ts": `export async function GET() { return Response.json([]); }`,
      "src/app/(shop)/api/orders/[id]/route.ts": `import { auth } from "@/auth";
export async function DELETE(request, { params }) {
  const session = await auth();
  if (!session) return Response.json({}, { status: 401 });
  return Response.json({});
}
export async function GET() { return Response.json({}); }`,
      "src/app/api/items/route.ts": `import { signedIn } from "../../../wrap";
export const POST = signedIn(async (request) => Response.json({}));`,
      "src/wrap.ts": `export function signedIn(answer) {
  return async (request) => { if (!request.headers.get("authorization")) return new Response("", { status: 401 }); return answer(request); };
}`,
      "pages/api/users/[id].ts": `export default function handler(req, res) { res.json({}); }`,
    },
    lines: [
      "DELETE /api/orders/{id}: a check of its own",
      "DELETE /api/users/{id}: ",
      "GET /api/admin/users: middleware",
      "GET /api/orders/{id}: ",
      "GET /api/users/{id}: ",
      "PATCH /api/users/{id}: ",
      "POST /api/items: signedIn.anonymous",
      "POST /api/users/{id}: ",
      "PUT /api/users/{id}: ",
    ],
  },
  {
    name: "Hono: paths of middleware, routers, base paths",
    files: {
      "app.ts": `import { Hono } from "hono";
import { jwt } from "hono/jwt";
const admin = new Hono();
admin.get("/users", (c) => c.json([]));
const app = new Hono().basePath("/v1");
app.use("/admin/*", jwt({ secret: process.env.SECRET }));
app.route("/admin", admin);
app.get("/items/:id", (c) => c.json({}));
app.on("PURGE", "/cache", (c) => c.text("ok"));
export default app;`,
    },
    lines: ["GET /v1/admin/users: hono.jwt.jwt()", "GET /v1/items/{id}: ", "PURGE /v1/cache: "],
  },
  {
    name: "Express: handlers that look for a signature",
    files: {
      "app.js": `const express = require("express");
const app = express();
app.post("/paid", (req, res) => {
  try {
    const event = payments.constructEvent(req.body, req.headers["payment-signature"], process.env.KEY);
    res.json(event);
  } catch {
    res.status(400).end();
  }
});
app.post("/signed", (req, res) => res.json({ signature: sign(req.body) }));`,
    },
    lines: ["POST /paid: a check of its own", "POST /signed: "],
  },
  {
    name: "Django REST framework: classes that are asked together",
    files: {
      "urls.py": `from django.urls import path
from views import Shelf, Window
urlpatterns = [path("shelf/", Shelf.as_view()), path("window/", Window.as_view())]`,
      "views.py": `from rest_framework.permissions import BasePermission
from rest_framework.views import APIView

class Member(BasePermission):
    def has_permission(self, request, view):
        return request.user.is_authenticated

class Paying(BasePermission):
    def has_permission(self, request, view):
        return request.user.paid

class Shelf(APIView):
    permission_classes = [Member & Paying]
    def post(self, request):
        return None

class Window(APIView):
    permission_classes = []
    def post(self, request):
        return None`,
    },
    lines: ["POST /shelf: Member", "POST /window: "],
  },
  {
    name: "Hono: calls in a chain, and a router that is exported as a part of a namespace",
    files: {
      "shelves.ts": `import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
const known = createMiddleware(async (c, next) => {
  if (!c.var.session) throw new HTTPException(401);
  await next();
});
export default new Hono()
  .get("/open", (c) => c.text("yes"))
  .use(known)
  .get("/", (c) => c.json([]))
  .delete("/:id", (c) => c.json({}));`,
      "parts.ts": `export { default as shelves } from "./shelves";`,
      "all.ts": `export * as parts from "./parts";`,
      "app.ts": `import { Hono } from "hono";
import { parts } from "./all";
export const app = new Hono().basePath("/api").route("/shelves", parts.shelves);`,
    },
    lines: ["DELETE /api/shelves/{id}: anonymous", "GET /api/shelves/open: ", "GET /api/shelves: anonymous"],
  },
  {
    name: "Fastify: a helper that puts a plug-in on whichever router it is given; stages before no request",
    files: {
      "key.ts": `import fastifyPlugin from "fastify-plugin";
const plugin = fastifyPlugin(async (app) => {
  app.addHook("onRequest", (request, reply, done) => {
    if (request.headers.apikey !== process.env.KEY) return reply.status(401).send();
    done();
  });
});
export function withKey(app) {
  app.addHook("onRoute", (route) => console.log(route.session, 401));
  app.register(plugin);
}`,
      "app.ts": `import fastify from "fastify";
import { withKey } from "./key";
async function jars(app) {
  withKey(app);
  app.delete("/:id", async () => ({}));
}
async function lids(app) {
  withKey(app);
  app.delete("/:id", async () => ({}));
}
async function open(app) {
  app.addHook("onRoute", (route) => console.log(route.session, 401));
  app.get("/", async () => ({}));
}
const app = fastify();
app.register(jars, { prefix: "/jars" });
app.register(lids, { prefix: "/lids" });
app.register(open, { prefix: "/open" });`,
    },
    lines: ["DELETE /jars/{id}: anonymous.anonymous", "DELETE /lids/{id}: anonymous.anonymous", "GET /open: "],
  },
  {
    name: "aiohttp: a middleware that asks a helper, whose answer is the refusal",
    files: {
      "app.py": `from aiohttp import web

def refuse(text):
    return web.json_response({"error": text}, status=web.HTTPUnauthorized.status_code)

def missing(request):
    held = request.headers.get("Authorization", "")
    return refuse("unauthorized") if not held else None

def slow(request):
    return web.json_response({}, status=503) if request.query.get("slow") else None

@web.middleware
async def gate(request, handler):
    answer = missing(request)
    return answer if answer is not None else await handler(request)

@web.middleware
async def busy(request, handler):
    answer = slow(request)
    return answer if answer is not None else await handler(request)

async def stored(request):
    return web.Response()

inner = web.Application(middlewares=[gate])
inner.add_routes([web.put("/stored", stored)])
other = web.Application(middlewares=[busy])
other.add_routes([web.put("/stored", stored)])
app = web.Application()
app.add_subapp("/inner", inner)
app.add_subapp("/other", other)`,
    },
    lines: ["PUT /inner/stored: gate", "PUT /other/stored: "],
  },
  {
    name: "Fastify: hooks, plug-ins with prefixes, options of routes, functions under a name",
    files: {
      "app.js": `const fastify = require("fastify")();
fastify.decorate("signedIn", async (request, reply) => { if (!request.session.user) return reply.code(401).send(); });
fastify.register(require("./orders"), { prefix: "/orders" });
fastify.get("/health", async () => "ok");
fastify.post("/items", { preHandler: [fastify.signedIn] }, async () => ({}));
fastify.route({ method: ["PUT", "PATCH"], url: "/items/:id", onRequest: fastify.signedIn, handler: async () => ({}) });
fastify.listen({ port: 3000 });`,
      "orders.js": `module.exports = async function (fastify) {
  fastify.addHook("preHandler", async (request, reply) => { if (!request.user) return reply.code(401).send(); });
  fastify.get("/", async () => []);
};`,
    },
    lines: [
      "GET /health: ",
      "GET /orders: exports.anonymous",
      "PATCH /items/{id}: signedIn",
      "POST /items: signedIn",
      "PUT /items/{id}: signedIn",
    ],
  },
  {
    name: "Koa: routers with prefixes, mounted by their functions",
    files: {
      "app.js": `const Koa = require("koa");
const Router = require("@koa/router");
const gate = async (ctx, next) => { if (!ctx.session.user) ctx.throw(401); await next(); };
const orders = new Router({ prefix: "/orders" });
orders.use(gate);
orders.get("/:id", async (ctx) => { ctx.body = {}; });
const app = new Koa();
app.use(orders.routes()).use(orders.allowedMethods());
app.listen(3000);`,
    },
    lines: ["GET /orders/{id}: gate"],
  },
  {
    name: "Express: a guard at a path guards what is below it",
    files: {
      "app.js": `const express = require("express");
const app = express();
const gate = (req, res, next) => { if (!req.session.user) return res.sendStatus(401); next(); };
const wrap = (work) => (req, res, next) => work(req, res).catch(next);
app.use("/admin", gate);
app.all("/reports/*", gate, (req, res, next) => next());
app.get("/admin/users", (req, res) => res.json([]));
app.get("/reports/daily", wrap(async function daily(req, res) { res.json([]); }));
app.get("/administration", (req, res) => res.json([]));`,
    },
    lines: ["GET /admin/users: gate", "GET /administration: ", "GET /reports/daily: gate"],
  },
  {
    name: "FastAPI: dependencies of parameters, of what is annotated, of routers and of decorators",
    files: {
      "main.py": `from typing import Annotated
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")

def signed_in(token: str = Depends(scheme)):
    user = find(token)
    if user is None:
        raise HTTPException(status_code=401)
    return user

def clerk(user=Depends(signed_in)):
    if user.role != "clerk":
        raise HTTPException(status_code=403)
    return user

Caller = Annotated[dict, Depends(signed_in)]
app = FastAPI()
router = APIRouter(prefix="/reports", dependencies=[Depends(clerk)])

@app.get("/items")
def items():
    return []

@app.get("/orders")
def orders(user=Depends(signed_in)):
    return []

@app.get("/mine")
def mine(user: Annotated[dict, Depends(signed_in)]):
    return []

@app.get("/yours")
def yours(user: Caller):
    return []

@app.delete("/orders/{order_id}", dependencies=[Depends(clerk)])
def remove(order_id: int):
    return {}

@router.get("/daily")
def daily():
    return []

app.include_router(router, prefix="/v1")
`,
    },
    lines: [
      "DELETE /orders/{order_id}: fastapi.security.OAuth2PasswordBearer(), signed_in, clerk",
      "GET /items: ",
      "GET /mine: fastapi.security.OAuth2PasswordBearer(), signed_in",
      "GET /orders: fastapi.security.OAuth2PasswordBearer(), signed_in",
      "GET /v1/reports/daily: fastapi.security.OAuth2PasswordBearer(), signed_in, clerk",
      "GET /yours: fastapi.security.OAuth2PasswordBearer(), signed_in",
    ],
  },
  {
    name: "Flask: a function before every request of a blueprint, and classes that answer",
    files: {
      "app.py": `from flask import Flask, Blueprint, abort, session
from flask.views import MethodView

admin = Blueprint("admin", __name__, url_prefix="/admin")

@admin.route("/users")
def users():
    return "users"

@admin.before_request
def gate():
    if "user" not in session:
        abort(401)

class Items(MethodView):
    def get(self):
        return "items"

    def post(self):
        return "added"

app = Flask(__name__)
app.register_blueprint(admin)
app.add_url_rule("/items", view_func=Items.as_view("items"))
`,
    },
    lines: ["GET /admin/users: gate", "GET /items: ", "POST /items: "],
  },
  {
    name: "Django: addresses of other files, functions, classes, and the REST framework's routers",
    files: {
      "site/urls.py": `from django.urls import include, path
urlpatterns = [
    path("shop/", include("shop.urls")),
    path("api/", include("shop.api")),
]`,
      "site/settings.py": `REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}`,
      "shop/urls.py": `from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from . import views
urlpatterns = [
    path("items/<int:pk>/", views.item),
    path("orders/", login_required(views.orders)),
    re_path(r"^reports/(?P<year>[0-9]{4})/$", views.Report.as_view()),
]`,
      "shop/views.py": `from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.views import View
from django.views.decorators.http import require_http_methods

@login_required
@require_http_methods(["GET"])
def item(request, pk):
    return JsonResponse({})

@require_http_methods(["GET"])
def orders(request):
    return JsonResponse({})

class Report(LoginRequiredMixin, View):
    def get(self, request, year):
        return JsonResponse({})
`,
      "shop/api.py": `from rest_framework import permissions, routers, viewsets
from rest_framework.decorators import action
from .rights import IsClerk

class Orders(viewsets.ReadOnlyModelViewSet):
    permission_classes = [IsClerk]

    @action(detail=True, methods=["post"], permission_classes=[permissions.AllowAny])
    def close(self, request, pk=None):
        return None

class Items(viewsets.ModelViewSet):
    def destroy(self, request, pk=None):
        return None

router = routers.DefaultRouter()
router.register("orders", Orders)
router.register("items", Items)
urlpatterns = router.urls
`,
      "shop/rights.py": `from rest_framework.permissions import BasePermission

class IsClerk(BasePermission):
    def has_permission(self, request, view):
        return request.user.role == "clerk"
`,
    },
    lines: [
      "DELETE /api/items/{pk}: rest_framework.permissions.IsAuthenticated",
      "GET /api/items/{pk}: rest_framework.permissions.IsAuthenticated",
      "GET /api/items: rest_framework.permissions.IsAuthenticated",
      "GET /api/orders/{pk}: IsClerk",
      "GET /api/orders: IsClerk",
      "GET /shop/items/{pk}: django.contrib.auth.decorators.login_required",
      "GET /shop/orders: django.contrib.auth.decorators.login_required()",
      "GET /shop/reports/{year}: django.contrib.auth.mixins.LoginRequiredMixin",
      "PATCH /api/items/{pk}: rest_framework.permissions.IsAuthenticated",
      "POST /api/items: rest_framework.permissions.IsAuthenticated",
      "POST /api/orders/{pk}/close: ",
      "PUT /api/items/{pk}: rest_framework.permissions.IsAuthenticated",
    ],
  },
  {
    name: "aiohttp: tables, lists of routes, middlewares, applications inside others",
    files: {
      "app.py": `from aiohttp import web

@web.middleware
async def gate(request, handler):
    if "authorization" not in request.headers:
        raise web.HTTPUnauthorized()
    return await handler(request)

routes = web.RouteTableDef()

@routes.get("/items/{id}")
async def item(request):
    return web.json_response({})

async def users(request):
    return web.json_response([])

app = web.Application()
app.add_routes(routes)
app.router.add_post("/items", item)
admin = web.Application(middlewares=[gate])
admin.add_routes([web.get("/users", users)])
app.add_subapp("/admin", admin)
`,
    },
    lines: ["GET /admin/users: gate", "GET /items/{id}: ", "POST /items: "],
  },
  {
    name: "Tornado: a table of paths and classes, decorated methods, and prepare",
    files: {
      "app.py": `import tornado.web

class Items(tornado.web.RequestHandler):
    def get(self):
        self.write("items")

    @tornado.web.authenticated
    def post(self):
        self.write("added")

class Admin(tornado.web.RequestHandler):
    def prepare(self):
        if not self.current_user:
            raise tornado.web.HTTPError(403)

    def get(self, name):
        self.write(name)

app = tornado.web.Application([
    (r"/items", Items),
    (r"/admin/(?P<name>[^/]+)", Admin),
])
`,
    },
    lines: ["GET /admin/{name}: Admin.prepare", "GET /items: ", "POST /items: tornado.web.authenticated"],
  },
  {
    name: "gorilla/mux and chi: methods, subrouters, and functions before some",
    files: {
      "go.mod": "module example.com/shop\n",
      "main.go": `package main

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"
)

func gate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func show(w http.ResponseWriter, r *http.Request) { w.Write([]byte("shown")) }

func main() {
	r := mux.NewRouter()
	r.HandleFunc("/items", show).Methods("GET", "POST")
	admin := r.PathPrefix("/admin").Subrouter()
	admin.Use(gate)
	admin.HandleFunc("/users/{id:[0-9]+}", show).Methods(http.MethodDelete)
	c := chi.NewRouter()
	c.With(gate).Get("/reports", show)
	c.Group(func(in chi.Router) {
		in.Use(gate)
		in.Post("/reports", show)
	})
	c.Get("/health", show)
	http.ListenAndServe(":8080", r)
}
`,
    },
    lines: [
      "DELETE /admin/users/{id}: gate",
      "GET /health: ",
      "GET /items: ",
      "GET /reports: gate",
      "POST /items: ",
      "POST /reports: gate",
    ],
  },
  {
    name: "gorilla/mux: routes that say path, methods and handler in any order, and a subrouter of some methods",
    files: {
      "go.mod": "module example.com/post\n",
      "main.go": `package main

import (
	"net/http"

	"github.com/gorilla/mux"
)

func sealed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "no", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func letters(w http.ResponseWriter, r *http.Request) {}

func main() {
	r := mux.NewRouter()
	in := r.PathPrefix("/in").Subrouter()
	in.Use(sealed)
	in.Path("/letters").HandlerFunc(letters).Methods("PUT")
	in.Methods("POST").Path("/letters/{id}").Name("one").HandlerFunc(letters)
	in.Methods(http.MethodDelete).Subrouter().HandleFunc("/letters/{id}", letters)
	r.NewRoute().Path("/late").Methods("GET").Handler(sealed(http.HandlerFunc(letters)))
	r.Path("/open").Methods("GET").HandlerFunc(letters)
	http.ListenAndServe(":8080", r)
}
`,
    },
    lines: [
      "DELETE /in/letters/{id}: sealed",
      "GET /late: sealed.func",
      "GET /open: ",
      "POST /in/letters/{id}: sealed",
      "PUT /in/letters: sealed",
    ],
  },
  {
    name: "Gin, Echo and Fiber: methods as arguments, groups that hand themselves on, functions before some",
    files: {
      "go.mod": "module example.com/post\n",
      "gin.go": `package main

import "github.com/gin-gonic/gin"

func known(c *gin.Context) {
	if c.GetHeader("Authorization") == "" {
		c.AbortWithStatus(401)
	}
}

func shelf(c *gin.Context) {}

func ginRoutes() {
	r := gin.New()
	in := r.Group("/shelves").Use(known)
	in.PUT("/a", shelf)
	in.Handle("PATCH", "/b", shelf)
	r.Match([]string{"GET", "POST"}, "/shelf", shelf)
}
`,
      "echo.go": `package main

import "github.com/labstack/echo/v4"

func crate(c echo.Context) error { return nil }

func echoRoutes() {
	e := echo.New()
	e.Add("PUT", "/crates", crate)
	e.Match([]string{"GET", "POST"}, "/crate", crate)
}
`,
      "fiber.go": `package main

import "github.com/gofiber/fiber/v2"

func asked(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	return c.Next()
}

func barrel(c *fiber.Ctx) error { return nil }

func fiberRoutes() {
	app := fiber.New()
	in := app.Group("/barrels", asked)
	in.Group("/old").Post("/:id", barrel)
	app.Route("/casks", func(casks fiber.Router) {
		casks.Use(asked)
		casks.Get("/new", barrel)
	})
	app.Add("PATCH", "/barrel", barrel)
	app.Use("/kegs", asked)
	app.Delete("/kegs/:id", barrel)
	app.Get("/kegless", asked, barrel)
}
`,
      "main.go": "package main\n\nfunc main() {\n\tginRoutes()\n\techoRoutes()\n\tfiberRoutes()\n}\n",
    },
    lines: [
      "DELETE /kegs/{id}: asked",
      "GET /casks/new: asked",
      "GET /crate: ",
      "GET /kegless: asked",
      "GET /shelf: ",
      "PATCH /barrel: ",
      "PATCH /shelves/b: known",
      "POST /barrels/old/{id}: asked",
      "POST /crate: ",
      "POST /shelf: ",
      "PUT /crates: ",
      "PUT /shelves/a: known",
    ],
  },
];

test.each(cases)("$name", async ({ files, lines }) => {
  expect(await linesOf(files)).toEqual(lines);
});

test("Express: routes by path first, lists of paths, functions that hand on, loops over tables, what a library answers", async () => {
  const lines = await linesOf({
    "server.js": `const express = require("express");
const finale = require("finale-rest");
const { signedIn, wrap } = require("./gate");
const { list, one } = require("./handlers");
class Bill {}
class Note {}
function setUp(app) {
  app.use("/bills/:number", signedIn());
  app.route("/letters/:id").get(signedIn(), wrap(one())).delete(signedIn(), wrap(one()));
  app.get(["/terms", "/imprint"], (req, res) => res.send("x"));
  app.post("/notes", signedIn());
  app.get("/notes", wrap(list()));
  finale.initialize({ app, sequelize: {} });
  for (const { name, model } of [{ name: "bill", model: Bill }, { name: "note", model: Note }])
    finale.resource({ model, endpoints: [\`/\${name}s\`, \`/\${name}s/:id\`] });
  for (const [path, handler] of [["/a", list()], ["/b", one()]]) app.get(path, signedIn(), handler);
}
setUp(express());`,
    "gate.js": `exports.signedIn = () => (req, res, next) => { if (!req.session.userId) return res.sendStatus(401); next(); };
exports.wrap = (inner) => (req, res, next) => { Promise.resolve(inner(req, res, next)).catch(next); };`,
    "handlers.js": `exports.list = () => async (req, res) => res.json([]);
exports.one = () => async (req, res) => res.json({});`,
  });
  const guard = "signedIn.anonymous";
  expect(lines).toEqual([
    `DELETE /bills/{id}: ${guard}`,
    `DELETE /letters/{id}: ${guard}`,
    "DELETE /notes/{id}: ",
    `GET /a: ${guard}`,
    `GET /b: ${guard}`,
    `GET /bills/{id}: ${guard}`,
    "GET /bills: ",
    "GET /imprint: ",
    `GET /letters/{id}: ${guard}`,
    "GET /notes/{id}: ",
    "GET /notes: ",
    "GET /terms: ",
    "POST /bills: ",
    `POST /notes: ${guard}`,
    `PUT /bills/{id}: ${guard}`,
    "PUT /notes/{id}: ",
  ]);
});

test("Connexion: an OpenAPI document says what answers, what is no text, and who is let in", async () => {
  const files = {
    "api/service.yml": `openapi: 3.0.1
info: {title: Letters, version: "1"}
servers: [{url: "http://letters.example.com/v1"}]
paths:
  /letters:
    get:
      operationId: web.letters.list_all
    post:
      x-openapi-router-controller: web.letters
      operationId: add
      security: [{token: []}]
  /letters/{title}:
    get:
      operationId: web.letters.one
      parameters: [{name: title, in: path, schema: {type: string}}, {name: page, in: query, schema: {type: integer}}]
  /gone:
    get: {}
`,
    "web/letters.py": `import sqlite3
db = sqlite3.connect("letters.db")

def list_all():
    return []

def add(body):
    return "added"

def one(title, page):
    db.execute(f"SELECT * FROM letters LIMIT {page}")
    return db.execute(f"SELECT * FROM letters WHERE title = '{title}'").fetchone()
`,
    "run.py": `import connexion
app = connexion.App(__name__, specification_dir="api")
app.add_api("service.yml")
`,
  };
  const { lines, findings, differences } = await endpointsIn(files);
  expect(lines).toEqual(["GET /v1/letters/{title}: ", "GET /v1/letters: ", "POST /v1/letters: token"]);
  const injections = findings.filter(({ ruleId }) => ruleId === "code.sql-injection");
  expect(injections.map(({ location }) => location.line)).toEqual([12]);
  expect(differences).toEqual(["documented, not found in the code: GET /v1/gone"]);
});
