using Microsoft.EntityFrameworkCore;
var app = WebApplication.CreateBuilder(args).Build();
app.Use(async (context, next) =>
{
    if (context.Request.Path.StartsWithSegments("/admin") && !context.User.IsInRole("admin"))
    {
        context.Response.StatusCode = 403;
        return;
    }
    await next();
});
app.MapGet("/mine", (Depot depot) => depot.Bins.ToList()).RequireAuthorization();
app.MapDelete("/depot/bins/{id}", async (int id, Depot depot) => await depot.Bins.Where(bin => bin.Id == id).ExecuteDeleteAsync());
app.Run();
public class Bin { public int Id { get; set; } }
public class Depot : DbContext { public DbSet<Bin> Bins { get; set; } }
