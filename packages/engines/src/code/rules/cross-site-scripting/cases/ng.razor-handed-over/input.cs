using Microsoft.AspNetCore.Mvc;

public class NotesController : Controller
{
    public IActionResult Show(string text)
    {
        ViewBag.Text = text;
        return PartialView("~/Show.cshtml");
    }
}
