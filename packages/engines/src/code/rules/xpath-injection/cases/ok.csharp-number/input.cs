using System.Xml;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var document = new XmlDocument();
        document.Load("/srv/stock.xml");
        var found = document.SelectNodes("//part[" + int.Parse(text) + "]");
        return Ok();
    }
}
