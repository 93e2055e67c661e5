using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
namespace Notes.Pages;
public class EditModel : PageModel
{
    [BindProperty] public string Title { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string? Filter { get; set; }
    [BindProperty] public Input Data { get; set; } = new();
    [BindProperty] public int Count { get; set; }
    [BindProperty] public IFormFile? File { get; set; }
    [TempData] public string? Message { get; set; }
    public string Html { get; set; } = "";
    public class Input { public string Name { get; set; } = ""; public int Age { get; set; } }
    public IActionResult OnGet(string name)
    {
        Html = name;
        Process.Start("sh", "-c " + name); // ng: command-injection
        return Page();
    }
    public IActionResult OnPost()
    {
        Process.Start("sh", "-c " + Title); // ng: command-injection
        Process.Start("sh", "-c " + Filter); // ng: command-injection
        Process.Start("sh", "-c " + Data.Name); // ng: command-injection
        Process.Start("sh", "-c " + Data.Age + Count); // ok
        Process.Start("sh", "-c " + File!.FileName); // ng: command-injection
        return RedirectToPage("Index"); // ok
    }
    public async Task<IActionResult> OnPostSaveAsync(string returnUrl)
    {
        await System.IO.File.WriteAllTextAsync("/srv/" + Title, "x"); // ng: path-traversal
        return Redirect(returnUrl); // ng: open-redirect
    }
    public IActionResult OnPostSafe(string returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/"); // ok
}
