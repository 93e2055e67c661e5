using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public static class Defaults
{
    public static readonly string Shell = Names.Shell;
}

public static class Names
{
    public static readonly string Shell = Defaults.Shell;
}

public class ToolsController : ControllerBase
{
    [HttpGet("tools")]
    public IActionResult Run(string name)
    {
        Process.Start("/bin/sh", "-c " + name + Defaults.Shell);
        return Ok();
    }
}
