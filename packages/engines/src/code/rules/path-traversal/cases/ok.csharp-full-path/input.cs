using Microsoft.AspNetCore.Mvc;

public class PhotosController : Controller
{
    private const string Folder = "/srv/photos/";

    public IActionResult Show(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, name));
        if (!path.StartsWith(Folder)) return NotFound();
        return PhysicalFile(path, "image/png");
    }

    public IActionResult Thumb(string name) => PhysicalFile(Folder + Path.GetFileName(name), "image/png");
}
