using System.IO;
using Microsoft.AspNetCore.Mvc;

public class ManualsController(IShelf shelf) : ControllerBase
{
    [HttpGet("{title}")]
    public IActionResult Show(string title)
    {
        var manual = shelf.FindManual(title);
        using var file = new FileStream(manual.File, FileMode.Open);
        using var text = new StreamReader(file);
        return Ok(text.ReadToEnd());
    }

    [HttpGet("kinds/{kind}")]
    public IActionResult Cover(string kind)
    {
        if (!shelf.Endings.TryGetValue(kind, out string? ending)) return NotFound();
        return PhysicalFile("/srv/covers/cover" + ending, "image/png");
    }
}
