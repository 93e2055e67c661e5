using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var sum = SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(text));
        return Ok();
    }
}
