using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var isFound = Regex.IsMatch(text, "^(\\w+\\s?)*$");
        return Ok();
    }
}
