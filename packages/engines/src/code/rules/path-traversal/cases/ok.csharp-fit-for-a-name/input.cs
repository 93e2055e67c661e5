using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class AlbumsController : ControllerBase
{
    private static readonly char[] Unfit = Path.GetInvalidFileNameChars();
    private static readonly char[] Separators = { ':', '\\', '/' };

    [HttpPost("refused")]
    public IActionResult Refused(string name)
    {
        if (name.IndexOfAny(Unfit) != -1) return BadRequest();
        Directory.CreateDirectory("/srv/albums/" + name + ".album");
        return Ok();
    }

    [HttpPost("separated")]
    public IActionResult Separated(string name)
    {
        var at = name.IndexOfAny(Separators);
        if (at == -1) Directory.CreateDirectory("/srv/albums/" + name + ".album");
        return Ok();
    }

    [HttpPost("replaced")]
    public IActionResult Replaced(string name)
    {
        var fit = string.Join("_", name.Split(Path.GetInvalidFileNameChars()));
        Directory.CreateDirectory("/srv/albums/" + fit + ".album");
        return Ok();
    }
}
