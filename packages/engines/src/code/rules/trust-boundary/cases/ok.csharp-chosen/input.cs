using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        HttpContext.Session.SetString("size", text == "large" ? "large" : "small");
        return Ok();
    }
}
