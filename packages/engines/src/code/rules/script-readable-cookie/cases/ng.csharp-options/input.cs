using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var options = new CookieOptions();
        options.Secure = true;
        Response.Cookies.Append("seen", text, options);
        return Ok();
    }
}
