using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var token = RandomNumberGenerator.GetHexString(32);
        return Ok();
    }
}
