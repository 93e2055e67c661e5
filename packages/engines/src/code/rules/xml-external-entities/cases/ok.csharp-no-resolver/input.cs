using System.Xml;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(text);
        return Ok();
    }
}
