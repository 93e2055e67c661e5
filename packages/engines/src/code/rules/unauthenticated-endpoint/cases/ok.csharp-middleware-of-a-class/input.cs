using Microsoft.EntityFrameworkCore;
var app = WebApplication.CreateBuilder(args).Build();
app.UseMiddleware<SignedIn>();
app.MapGet("/mine", (Depot depot) => depot.Bins.ToList()).RequireAuthorization();
app.MapDelete("/depot/bins/{id}", async (int id, Depot depot) => await depot.Bins.Where(bin => bin.Id == id).ExecuteDeleteAsync());
app.Run();
public class Bin { public int Id { get; set; } }
public class Depot : DbContext { public DbSet<Bin> Bins { get; set; } }
public class SignedIn
{
    private readonly RequestDelegate _next;
    public SignedIn(RequestDelegate next) { _next = next; }
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue("X-Key", out var key) || !Keys.Knows(key))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        await _next(context);
    }
}
