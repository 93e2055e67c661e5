using Microsoft.AspNetCore.Mvc;

public class PostersController : Controller
{
    public IActionResult Show(string name)
    {
        if (name.Contains("..")) return NotFound();
        return PhysicalFile(Path.Combine("/srv/posters", name), "image/png");
    }
}
