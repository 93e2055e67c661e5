using System.Data;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public enum Order { Name, Price }

public class ItemsController(IDbConnection db, ShopContext shop) : ControllerBase
{
    [HttpGet("bound")]
    public IActionResult Bound(string name) => Ok(db.Query<int>("SELECT id FROM items WHERE name = @name", new { name }));

    [HttpGet("number/{id:int}")]
    public IActionResult Number(int id) => Ok(db.Query<int>($"SELECT id FROM items WHERE id = {id}"));

    [HttpGet("parsed")]
    public IActionResult Parsed(string page)
    {
        if (!int.TryParse(page, out var number)) return BadRequest();
        return Ok(db.Query<int>("SELECT id FROM items LIMIT " + number + " OFFSET " + page));
    }

    [HttpGet("sorted")]
    public IActionResult Sorted(string by, Order order)
    {
        var column = by switch { "name" => "name", "price" => "price", _ => throw new ArgumentException(by) };
        return Ok(db.Query<int>($"SELECT id FROM items ORDER BY {column}, {order}"));
    }

    [HttpGet("interpolated")]
    public IActionResult Interpolated(string name) =>
        Ok(shop.Items.FromSqlInterpolated($"SELECT * FROM items WHERE name = {name}").ToList());

    private string Statement(string name) => "SELECT id FROM items WHERE name = '" + name + "'";
}

public class ShopContext : DbContext
{
    public DbSet<object> Items { get; set; }
}
