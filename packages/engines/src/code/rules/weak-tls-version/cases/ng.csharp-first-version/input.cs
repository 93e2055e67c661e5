using System.Net;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
        return Ok();
    }
}
