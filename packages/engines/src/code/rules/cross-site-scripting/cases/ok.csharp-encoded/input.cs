using System.Net;
using Microsoft.AspNetCore.Mvc;

public abstract class PageController : Controller
{
    protected ContentResult Page(string body) => Content($"<html><body>{body}</body></html>", "text/html");
}

public class GreetController : PageController
{
    public IActionResult Index() => Page("<p>Hello " + WebUtility.HtmlEncode(Request.Query["name"]) + "</p>");

    public IActionResult Plain(string name) => Content("Hello " + name);
}
