using Microsoft.AspNetCore.Mvc;
public class SettingsController : Controller
{
    [HttpPost, IgnoreAntiforgeryToken] public IActionResult Save(string name) => RedirectToAction("Index");
}
