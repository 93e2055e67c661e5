using System.Runtime.Serialization.Formatters.Binary;
using System.Xml.Serialization;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var reader = new BinaryFormatter();
        return Ok();
    }
}
