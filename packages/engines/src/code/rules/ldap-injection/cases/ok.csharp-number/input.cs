using System.DirectoryServices;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        using var searcher = new DirectorySearcher();
        searcher.Filter = "(&(objectClass=person)(number=" + int.Parse(text) + "))";
        searcher.FindOne();
        return Ok();
    }
}
