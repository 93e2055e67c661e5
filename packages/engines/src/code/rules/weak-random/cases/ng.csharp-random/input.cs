using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var token = new Random().Next().ToString();
        return Ok();
    }
}
