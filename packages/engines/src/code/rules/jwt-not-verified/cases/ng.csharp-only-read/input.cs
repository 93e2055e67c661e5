using System.IdentityModel.Tokens.Jwt;
using Microsoft.AspNetCore.Mvc;

[Route("notes")]
public class NotesController : Controller
{
    [HttpPost]
    public IActionResult Take(string text)
    {
        var token = new JwtSecurityTokenHandler().ReadJwtToken(text);
        return Ok();
    }
}
