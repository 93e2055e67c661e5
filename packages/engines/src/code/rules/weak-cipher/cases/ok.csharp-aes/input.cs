using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        using var cipher = Aes.Create();
        cipher.Mode = CipherMode.CBC;
        return Ok();
    }
}
