using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        using var cipher = Aes.Create();
        cipher.IV = RandomNumberGenerator.GetBytes(16);
        return Ok();
    }
}
