using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        using var depot = new Depot();
        var found = depot.Parts.FromSqlRaw($"SELECT * FROM parts WHERE name = '{text}'").ToList();
        return Ok();
    }
}
