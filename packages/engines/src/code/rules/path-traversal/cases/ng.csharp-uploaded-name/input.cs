using Microsoft.AspNetCore.Mvc;

public class PhotosController(IWebHostEnvironment environment) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Upload(IFormFile photo)
    {
        var path = Path.Combine(environment.WebRootPath, "photos", photo.FileName);
        await using var target = new FileStream(path, FileMode.Create);
        await photo.CopyToAsync(target);
        return Ok();
    }
}
