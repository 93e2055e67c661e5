using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text, [FromServices] ILogger<string> logger)
    {
        logger.LogWarning("no part " + text);
        return Ok();
    }
}
