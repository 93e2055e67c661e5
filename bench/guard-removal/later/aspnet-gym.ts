import type { App } from "../app.ts";

export const aspnetGym: App = {
  "Gym.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web"></Project>`,
  "GymContext.cs": `using Microsoft.EntityFrameworkCore;
public class GymContext : DbContext {
  public DbSet<GymClass> Classes => Set<GymClass>();
  public DbSet<Membership> Memberships => Set<Membership>();
}
public class GymClass { public int Id { get; set; } public string Title { get; set; } }
public class Membership { public int Id { get; set; } public string UserId { get; set; } public string Plan { get; set; } }
`,
  "MembershipsController.cs": `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
[ApiController]
[Route("memberships")]
«[Authorize]»
public class MembershipsController : ControllerBase {
  private readonly GymContext db;
  public MembershipsController(GymContext db) { this.db = db; }
  private string Me => User.FindFirstValue(ClaimTypes.NameIdentifier);
  [HttpGet] public async Task<IActionResult> Mine() => Ok(await db.Memberships.Where(m => m.UserId == Me).ToListAsync());
  [HttpGet("{id}")]
  public async Task<IActionResult> One(int id) {
    var found = await db.Memberships.FirstOrDefaultAsync(m => m.Id == id« && m.UserId == Me»);
    return found == null ? NotFound() : Ok(found);
  }
  [HttpDelete("{id}")]
  public async Task<IActionResult> Cancel(int id) {
    var found = await db.Memberships.FindAsync(id);
    «if (found.UserId != Me) return Forbid();»
    db.Memberships.Remove(found);
    await db.SaveChangesAsync();
    return NoContent();
  }
  «[Authorize(Roles = "trainer")]»
  [HttpPut("{id}/plan")]
  public async Task<IActionResult> Change(int id, [FromForm] string plan) {
    var found = await db.Memberships.FindAsync(id);
    found.Plan = plan;
    await db.SaveChangesAsync();
    return NoContent();
  }
  [Authorize(Roles = "trainer")]
  [HttpGet("all")] public async Task<IActionResult> All() => Ok(await db.Memberships.ToListAsync());
}
`,
  "Program.cs": `using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
builder.Services.AddAuthorization(o => o.AddPolicy("Trainer", p => p.RequireRole("trainer")));
builder.Services.AddDbContext<GymContext>();
builder.Services.AddControllers();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
var classes = app.MapGroup("/classes")«.RequireAuthorization()»;
classes.MapGet("/", (GymContext db) => db.Classes.ToListAsync());
classes.MapPost("/", async (GymClass c, GymContext db) => { db.Classes.Add(c); await db.SaveChangesAsync(); return Results.Created("/", c); }).RequireAuthorization("Trainer");
classes.MapDelete("/{id}", async (int id, GymContext db) => { await db.Classes.Where(c => c.Id == id).ExecuteDeleteAsync(); return Results.NoContent(); })«.RequireAuthorization("Trainer")»;
app.Run();
`,
};
