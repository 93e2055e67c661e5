using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

public class LoginModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string ReturnUrl { get; set; }

    public IActionResult OnPost() => Redirect(ReturnUrl ?? "/");
}
