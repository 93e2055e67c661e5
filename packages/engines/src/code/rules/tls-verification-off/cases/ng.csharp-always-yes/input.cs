using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        ServicePointManager.ServerCertificateValidationCallback = (sender, certificate, chain, errors) => true;
        return Ok();
    }
}
