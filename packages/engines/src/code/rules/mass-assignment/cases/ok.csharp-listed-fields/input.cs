using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
public class Bill { public int Id { get; set; } public string PayerId { get; set; } public bool IsPaid { get; set; } }
public class Books : DbContext { public DbSet<Bill> Bills { get; set; } }
[Authorize]
public class BillsController : Controller
{
    private readonly Books _books;
    public BillsController(Books books) { _books = books; }
    public IActionResult Index()
    {
        var payer = User.FindFirstValue(ClaimTypes.NameIdentifier);
        return View(_books.Bills.Where(bill => bill.PayerId == payer).ToList());
    }
    [HttpPost]
    public IActionResult Save([Bind("Id")] Bill bill)
    {
        _books.Update(bill);
        _books.SaveChanges();
        return Ok();
    }
}
