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
        cipher.IV = Encoding.ASCII.GetBytes("0123456789abcdef");
        return Ok();
    }
}
