using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text, string code, [FromServices] IMail mail)
    {
        mail.Send(text, $"https://{Request.Host}/confirm?code=" + code);
        return Ok();
    }
}
