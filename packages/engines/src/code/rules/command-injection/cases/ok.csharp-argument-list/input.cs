using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class ToolsController : Controller
{
    [HttpPost]
    public IActionResult Ping([FromForm] string host, int count)
    {
        var info = new ProcessStartInfo { FileName = "/usr/bin/ping", Arguments = $"-c {count} gateway" };
        info.ArgumentList.Add("--");
        info.ArgumentList.Add(host);
        Process.Start(info);
        return Ok();
    }
}
