using Microsoft.AspNetCore.Mvc;

public class PostersController : Controller
{
    public IActionResult Show(string name)
    {
        if (name.Contains("..")) return NotFound();
        return PhysicalFile(Path.Join("/srv/posters", name), "image/png");
    }

    public IActionResult Thumb(string name)
    {
        if (name.Contains("..")) return NotFound();
        return PhysicalFile("/srv/thumbs/" + name, "image/png");
    }
}
