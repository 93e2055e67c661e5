using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var made = text == "csv" ? (object)new List<int>() : new List<string>();
        return Ok();
    }
}
