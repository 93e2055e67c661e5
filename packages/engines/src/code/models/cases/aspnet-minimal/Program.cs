using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;
using Notes.Infra;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddScoped<INoteStore, NoteStore>();
builder.Services.AddSingleton<Runner>();
builder.Services.AddCors(options =>
{
    options.AddPolicy("open", policy => policy.AllowAnyOrigin().AllowAnyMethod()); // ng: cors-any-origin
    options.AddPolicy("all", policy => policy.SetIsOriginAllowed(origin => true).AllowCredentials()); // ng: cors-any-origin-with-credentials
    options.AddDefaultPolicy(policy => policy.WithOrigins("https://www.example.com").AllowCredentials()); // ok
});
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
{
    options.Cookie.HttpOnly = false; // ng: script-readable-cookie
    options.Cookie.SecurePolicy = CookieSecurePolicy.None; // ng: insecure-cookie
    options.Cookie.SameSite = SameSiteMode.Lax; // ok
});
builder.Services.AddSession(options => { options.Cookie.HttpOnly = true; options.Cookie.SecurePolicy = CookieSecurePolicy.Always; }); // ok
builder.Services.AddAuthentication().AddJwtBearer(options =>
{
    options.RequireHttpsMetadata = true; // ok
    options.TokenValidationParameters = new TokenValidationParameters
    {
        ValidateIssuer = true,
        ValidateLifetime = false, // ng: jwt-not-verified
        ValidateIssuerSigningKey = true,
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("notes of the whole company")), // ng: hardcoded-signing-key
    };
});
builder.Services.AddAuthentication().AddJwtBearer("second", options =>
{
    options.TokenValidationParameters = new TokenValidationParameters
    {
        ValidateLifetime = true, // ok
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(builder.Configuration["Jwt:Key"]!)), // ok
        SignatureValidator = (token, parameters) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token), // ng: jwt-not-verified
    };
});
builder.Services.AddHttpClient("open").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
{
    ServerCertificateCustomValidationCallback = (_, _, _, _) => true, // ng: tls-verification-off
});
builder.Services.AddHttpClient("old").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { SslProtocols = SslProtocols.Tls }); // ng: weak-tls-version
builder.Services.AddHttpClient("good").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { SslProtocols = SslProtocols.Tls13 }); // ok
builder.Services.AddAntiforgery();
var app = builder.Build();
if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage(); // ok
ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true; // ng: tls-verification-off
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/a/{name}", (string name) => Process.Start("sh", "-c " + name)); // ng: command-injection
app.MapGet("/b", ([FromQuery] string name) => Process.Start("sh", "-c " + name)); // ng: command-injection
app.MapGet("/c", (HttpRequest request) => Process.Start("sh", "-c " + request.Query["a"])); // ng: command-injection
app.MapGet("/d", (HttpContext context) => Process.Start("sh", "-c " + context.Request.Headers["X-A"])); // ng: command-injection
app.MapPost("/e", (Note note) => Process.Start("sh", "-c " + note.Title)); // ng: command-injection
app.MapPost("/f", async (HttpContext context) =>
{
    var note = await context.Request.ReadFromJsonAsync<Note>();
    Process.Start("sh", "-c " + note!.Title); // ng: command-injection
});
app.MapGet("/g/{id:int}", (int id) => Process.Start("sh", "-c " + id)); // ok
app.MapGet("/h", (INoteStore notes, string title) => notes.Find(title));
app.MapGet("/i", (Runner runner, string title) => runner.Run(title));
app.MapGet("/j", ([AsParameters] Search search) => Process.Start("sh", "-c " + search.Text)); // ng: command-injection
app.MapGet("/k", (IConfiguration configuration) => Process.Start("sh", "-c " + configuration["a"])); // ok
app.MapGet("/l", List);
app.MapGet("/m", Handlers.Show);
app.MapPost("/n", (IFormFile file) => Process.Start("sh", "-c " + file.FileName)); // ng: command-injection
app.MapPost("/o", ([FromForm] string text) => Process.Start("sh", "-c " + text)); // ng: command-injection
app.MapGet("/p", ([FromHeader(Name = "X-A")] string a) => Process.Start("sh", "-c " + a)); // ng: command-injection
app.MapGet("/q", (string to) => Results.Redirect(to)); // ng: open-redirect
app.MapGet("/r", (string to) => TypedResults.Redirect(to)); // ng: open-redirect
app.MapGet("/s", (string to) => Results.LocalRedirect(to)); // ok
app.MapGet("/t", (string name) => Results.Content("<p>" + name, "text/html")); // ng: cross-site-scripting
app.MapGet("/u", (string name) => Results.Text("<p>" + name)); // ok
app.MapGet("/v", (string name) => Results.File("/srv/" + name)); // ng: path-traversal
app.MapGet("/w", (string name) => Results.File("/srv/" + Path.GetFileName(name))); // ok
app.MapGet("/x", (string name) => $"<p>{name}"); // ok
app.MapGet("/y", (string name) => Results.Json(new { name })); // ok
app.MapGet("/z", (string name) => new HtmlResult("<p>" + name));
var group = app.MapGroup("/api").RequireAuthorization();
group.MapGet("/a", (string name) => Process.Start("sh", "-c " + name)); // ng: command-injection
group.MapPost("/b", (Guid id) => Process.Start("sh", "-c " + id)); // ok
app.MapWhen(context => context.Request.Path.StartsWithSegments("/raw"), branch => branch.Run(async context =>
{
    await context.Response.WriteAsync("<p>" + context.Request.Query["a"]); // ng: cross-site-scripting
}));
app.Use(async (context, next) =>
{
    Process.Start("sh", "-c " + context.Request.Query["a"]); // ng: command-injection
    await next(context);
});
app.Map("/branch", branch => branch.Run(async context => Process.Start("sh", "-c " + context.Request.Query["a"]))); // ng: command-injection
app.MapGet("/sql/a", (SqliteConnection db, string a) =>
{
    using var command = db.CreateCommand();
    command.CommandText = $"select * from notes where title = '{a}'"; // ng: sql-injection
    return command.ExecuteScalar();
});
app.MapGet("/sql/b", (SqliteConnection db, string a) =>
{
    using var command = db.CreateCommand();
    command.CommandText = "select * from notes where title = $a"; // ok
    command.Parameters.AddWithValue("$a", a);
    return command.ExecuteScalar();
});
app.MapHub<Notes.Hubs.NoteHub>("/hub");
app.MapGrpcService<Notes.Grpc.NoteService>();
app.UseEndpoints(endpoints => endpoints.MapGet("/old", (string a) => Process.Start("sh", "-c " + a))); // ng: command-injection
app.Run();

static IResult List(string filter)
{
    Process.Start("sh", "-c " + filter); // ng: command-injection
    return Results.Ok();
}

public record Note(string Title, string Text);
public class Search { public string Text { get; set; } = ""; public int Page { get; set; } }
public class HtmlResult(string html) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(html);
    }
}
public static class Handlers
{
    public static async Task<Ok<string>> Show(HttpContext context, string name)
    {
        await File.ReadAllTextAsync("/srv/" + name); // ng: path-traversal
        return TypedResults.Ok("x");
    }
}
