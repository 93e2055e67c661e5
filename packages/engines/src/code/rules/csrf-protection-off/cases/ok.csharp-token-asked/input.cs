using Microsoft.AspNetCore.Mvc;
public class SettingsController : Controller
{
    [HttpPost, ValidateAntiForgeryToken] public IActionResult Save(string name) => RedirectToAction("Index");
}
