using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class ToolsController : Controller
{
    [HttpPost]
    public async Task<IActionResult> Ping([FromForm] string host, [FromServices] ILogger<ToolsController> logger)
    {
        var process = new Process
        {
            StartInfo = new()
            {
                FileName = "cmd.exe",
                Arguments = "/c ping " + host,
                RedirectStandardOutput = true,
            },
        };
        process.StartInfo.Arguments += " -n 1 " + host;
        process.Start();
        return Content(await process.StandardOutput.ReadToEndAsync());
    }
}
