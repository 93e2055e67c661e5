using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("imports")]
public class ImportsController : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Take()
    {
        using var reader = new StreamReader(Request.Body);
        return Ok((await reader.ReadToEndAsync()).Length);
    }

    [HttpPost("file")]
    public IActionResult TakeFile(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return Ok(reader.ReadLine());
    }
}
