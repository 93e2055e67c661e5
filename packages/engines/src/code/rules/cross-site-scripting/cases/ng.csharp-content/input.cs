using Microsoft.AspNetCore.Mvc;

public abstract class PageController : Controller
{
    protected ContentResult Page(string body) => Content($"<html><body>{body}</body></html>", "text/html");
}

public class GreetController : PageController
{
    public IActionResult Index() => Page("<p>Hello " + Request.Query["name"] + "</p>");
}
