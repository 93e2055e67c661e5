using MongoDB.Bson;
using MongoDB.Driver;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var filter = BsonDocument.Parse("{ title: \"" + text + "\" }");
        return Ok();
    }
}
