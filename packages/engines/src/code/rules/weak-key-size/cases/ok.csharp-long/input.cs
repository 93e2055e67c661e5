using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        using var key = RSA.Create(4096);
        return Ok();
    }
}
