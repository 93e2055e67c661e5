using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

public class NotesController : Controller
{
    public IActionResult Show(string text)
    {
        return View("~/Show.cshtml", new Note { Text = text });
    }
}

public class Note
{
    public string Text { get; set; }
}
