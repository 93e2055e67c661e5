using Scriban;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var page = Template.Parse("Hello " + text);
        return Ok();
    }
}
