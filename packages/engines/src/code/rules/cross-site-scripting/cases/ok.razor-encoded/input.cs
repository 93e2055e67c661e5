using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

public class NotesController : Controller
{
    public IActionResult Show(string text)
    {
        ViewBag.Text = text;
        return View("~/Show.cshtml", new Note { Text = text, Id = 3 });
    }
}

public class Note
{
    public string Text { get; set; }
    public int Id { get; set; }
}
