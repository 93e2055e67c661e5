import type { App } from "../app.ts";

export const aspnet: App = {
  "Shop/Program.cs": `using Microsoft.EntityFrameworkCore;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>();
builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages(options => { «options.Conventions.AuthorizeFolder("/Stock");» });
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health", () => "ok");
app.MapGet("/items", async (ShopContext db) => await db.Items.ToListAsync());
app.MapPost("/items", async (ItemInput input, ShopContext db) =>
{
    db.Items.Add(new Item { Name = input.Name });
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapPut("/items/{id:int}", async (int id, ItemInput input, ShopContext db) =>
{
    var item = await db.Items.FindAsync(id);
    item.Name = input.Name;
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapDelete("/items/{id:int}", async (int id, ShopContext db) => await db.Items.Where(item => item.Id == id).ExecuteDeleteAsync())«.RequireAuthorization("clerk")»;
app.MapPost("/items/{id:int}/pictures", async (int id, ShopContext db) =>
{
    db.Pictures.Add(new Picture { ItemId = id });
    await db.SaveChangesAsync();
})«.RequireAuthorization("clerk")»;
app.MapControllers();
app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");
app.MapRazorPages();
app.Run();
public record ItemInput(string Name);`,
  "Shop/Data.cs": `using Microsoft.EntityFrameworkCore;
public class Item { public int Id { get; set; } public string Name { get; set; } }
public class Picture { public int Id { get; set; } public int ItemId { get; set; } }
public class Order { public int Id { get; set; } public string OwnerId { get; set; } public string Note { get; set; } }
public class ShopContext : DbContext
{
    public DbSet<Item> Items { get; set; }
    public DbSet<Picture> Pictures { get; set; }
    public DbSet<Order> Orders { get; set; }
}`,
  "Shop/Controllers/OrdersController.cs": `using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
[ApiController]
[Route("orders")]
public class OrdersController : ControllerBase
{
    private readonly ShopContext _db;
    public OrdersController(ShopContext db) => _db = db;
    private string Caller => User.FindFirstValue(ClaimTypes.NameIdentifier);
    [HttpGet«, Authorize»]
    public async Task<IActionResult> All() => Ok(await _db.Orders.Where(order => order.OwnerId == Caller).ToListAsync());
    [HttpGet("{id:int}")«, Authorize»]
    public async Task<IActionResult> One(int id)
    {
        var found = await _db.Orders.FirstOrDefaultAsync(order => order.Id == id« && order.OwnerId == Caller»);
        return found == null ? NotFound() : Ok(found);
    }
    [HttpPost«, Authorize»]
    public async Task<IActionResult> Make(NoteInput input)
    {
        _db.Orders.Add(new Order { Note = input.Note, OwnerId = Caller });
        await _db.SaveChangesAsync();
        return Ok();
    }
    [HttpPut("{id:int}")«, Authorize»]
    public async Task<IActionResult> Change(int id, NoteInput input)
    {
        var order = await _db.Orders.SingleOrDefaultAsync(each => each.Id == id« && each.OwnerId == Caller»);
        if (order == null) return NotFound();
        order.Note = input.Note;
        await _db.SaveChangesAsync();
        return NoContent();
    }
    [HttpDelete("{id:int}")«, Authorize»]
    public async Task<IActionResult> Drop(int id)
    {
        var order = await _db.Orders.FirstOrDefaultAsync(each => each.Id == id« && each.OwnerId == Caller»);
        if (order == null) return NotFound();
        _db.Orders.Remove(order);
        await _db.SaveChangesAsync();
        return NoContent();
    }
}
public record NoteInput(string Note);`,
  "Shop/Controllers/StaffController.cs": `using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
public class StaffController : Controller
{
    private readonly ShopContext _db;
    public StaffController(ShopContext db) => _db = db;
    [Authorize«(Roles = "Manager")»]
    public IActionResult Index() => View(_db.Orders);
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Close(int id)
    {
        _db.Orders.Remove(_db.Orders.Single(order => order.Id == id));
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Rename(int id, string note)
    {
        _db.Orders.Single(order => order.Id == id).Note = note;
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
    [HttpPost, Authorize«(Roles = "Manager")»]
    public IActionResult Clear(int id)
    {
        _db.Pictures.RemoveRange(_db.Pictures.Where(picture => picture.ItemId == id));
        _db.SaveChanges();
        return RedirectToAction("Index");
    }
}`,
  "Shop/Pages/Stock/Index.cshtml.cs": `using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
public class IndexModel(ShopContext db) : PageModel
{
    public void OnGet() { }
    public async Task<IActionResult> OnDeleteAsync(int id)
    {
        db.Items.Remove(await db.Items.FindAsync(id));
        await db.SaveChangesAsync();
        return RedirectToPage();
    }
}`,
};
