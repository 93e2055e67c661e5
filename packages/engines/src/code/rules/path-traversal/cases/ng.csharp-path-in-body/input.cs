using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("exports")]
public class ExportsController : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Take()
    {
        using var reader = new StreamReader(Request.Body);
        var name = await reader.ReadToEndAsync();
        using var written = new StreamReader("/srv/exports/" + name);
        return Ok(written.ReadLine());
    }
}
