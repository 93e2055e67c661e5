using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var user = new JwtSecurityTokenHandler().ValidateToken(text, Startup.Parameters, out var token);
        return Ok();
    }
}
