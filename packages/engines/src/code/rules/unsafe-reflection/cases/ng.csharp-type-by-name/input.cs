using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var made = Activator.CreateInstance(Type.GetType(text));
        return Ok();
    }
}
