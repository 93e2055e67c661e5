using Newtonsoft.Json;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var read = JsonConvert.DeserializeObject<object>(text, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Objects });
        return Ok();
    }
}
