using System.IO;
using Microsoft.AspNetCore.Mvc;

public class AlbumsController : ControllerBase
{
    private static readonly char[] Signs = { ':', '*', '?' };

    [HttpPost]
    public IActionResult Make(string name)
    {
        if (name.IndexOfAny(Signs) != -1) return BadRequest();
        Directory.CreateDirectory("/srv/albums/" + name + ".album");
        return Ok();
    }
}
