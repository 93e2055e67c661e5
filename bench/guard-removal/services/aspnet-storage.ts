import type { App } from "../app.ts";

export const aspnetStorage: App = {
  "Controllers/OperatorsController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Storage.Data;

namespace Storage.Controllers;

[ApiController]
[Route("operators")]
«[Authorize(Policy = "Operators")]
»public class OperatorsController(StorageDb db) : ControllerBase
{
    [HttpGet("documents")]
    public async Task<IActionResult> Documents() => Ok(await db.Documents.ToListAsync());

    [HttpDelete("documents/{id:guid}")]
    public async Task<IActionResult> Erase(Guid id)
    {
        await db.Documents.Where(d => d.Id == id).ExecuteDeleteAsync();
        return NoContent();
    }

    [HttpDelete("users/{id}")]
    public async Task<IActionResult> RemoveUser(string id)
    {
        await db.Users.Where(u => u.Id == id).ExecuteDeleteAsync();
        return NoContent();
    }
}
`,
  "Controllers/SharesController.cs": `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Storage.Data;

namespace Storage.Controllers;

[ApiController]
[Route("shares")]
[Authorize]
public class SharesController(StorageDb db) : ControllerBase
{
    [HttpGet]
    public async Task<IActionResult> ForMe()
    {
        var me = User.FindFirstValue(ClaimTypes.NameIdentifier);
        return Ok(await db.Shares.Where(s => s.RecipientId == me).ToListAsync());
    }

    [HttpGet("all")]
«    [Authorize(Roles = "operator")]
»    public async Task<IActionResult> All() => Ok(await db.Shares.ToListAsync());

    [HttpPost]
    public async Task<IActionResult> Share(Guid documentId, string recipientId)
    {
        var me = User.FindFirstValue(ClaimTypes.NameIdentifier);
        var document = await db.Documents.FirstOrDefaultAsync(d => d.Id == documentId« && d.OwnerId == me»);
        if (document == null) return NotFound();
        db.Shares.Add(new Share { DocumentId = document.Id, RecipientId = recipientId });
        await db.SaveChangesAsync();
        return NoContent();
    }
}
`,
  "Data/StorageDb.cs": `using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Storage.Data;

public class StorageDb(DbContextOptions<StorageDb> options) : IdentityDbContext(options)
{
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Share> Shares => Set<Share>();
}

public class Document
{
    public Guid Id { get; set; }
    public string OwnerId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Body { get; set; } = "";
}

public class Share
{
    public Guid Id { get; set; }
    public Guid DocumentId { get; set; }
    public string RecipientId { get; set; } = "";
}
`,
  "Endpoints/DocumentEndpoints.cs": `using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Storage.Data;

namespace Storage.Endpoints;

public static class DocumentEndpoints
{
    public record NewDocument(string Title, string Body);

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/documents")«.RequireAuthorization()»;
        group.MapGet("/", List);
        group.MapPost("/", Create);
        group.MapGet("/{id:guid}", Get);
        group.MapPut("/{id:guid}", Update);
        group.MapDelete("/{id:guid}", Delete);
    }

    static async Task<IResult> List(ClaimsPrincipal user, StorageDb db)
    {
        var me = user.FindFirstValue(ClaimTypes.NameIdentifier);
        return Results.Ok(await db.Documents.Where(d => d.OwnerId == me).ToListAsync());
    }

    static async Task<IResult> Create(NewDocument body, ClaimsPrincipal user, StorageDb db)
    {
        var document = new Document { OwnerId = user.FindFirstValue(ClaimTypes.NameIdentifier)!, Title = body.Title, Body = body.Body };
        db.Documents.Add(document);
        await db.SaveChangesAsync();
        return Results.Created($"/documents/{document.Id}", document);
    }

    static async Task<IResult> Get(Guid id, ClaimsPrincipal user, StorageDb db)
    {
        var me = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id« && d.OwnerId == me»);
        return document is null ? Results.NotFound() : Results.Ok(document);
    }

    static async Task<IResult> Update(Guid id, NewDocument body, ClaimsPrincipal user, StorageDb db)
    {
        var document = await db.Documents.FindAsync(id);
        if (document is null) return Results.NotFound();
«        if (document.OwnerId != user.FindFirstValue(ClaimTypes.NameIdentifier)) return Results.Forbid();
»        document.Title = body.Title;
        document.Body = body.Body;
        await db.SaveChangesAsync();
        return Results.NoContent();
    }

    static async Task<IResult> Delete(Guid id, ClaimsPrincipal user, StorageDb db)
    {
        var me = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var count = await db.Documents.Where(d => d.Id == id)«.Where(d => d.OwnerId == me)».ExecuteDeleteAsync();
        return count == 0 ? Results.NotFound() : Results.NoContent();
    }
}
`,
  "Program.cs": `using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Storage.Data;
using Storage.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<StorageDb>(o => o.UseNpgsql(builder.Configuration.GetConnectionString("Storage")));
builder.Services.AddIdentityApiEndpoints<IdentityUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<StorageDb>();
builder.Services.AddAuthorizationBuilder().AddPolicy("Operators", p => p.RequireRole("operator"));
builder.Services.AddControllers();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapIdentityApi<IdentityUser>();
app.MapGet("/health", () => Results.Ok());
app.MapDocuments();
app.MapControllers();
app.Run();
`,
  "Storage.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net9.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
</Project>
`,
};
