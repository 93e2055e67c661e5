using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        Response.Cookies.Append("theme", text, new CookieOptions { HttpOnly = true });
        return Ok();
    }
}
