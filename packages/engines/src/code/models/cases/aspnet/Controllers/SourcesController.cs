using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Shop.Controllers;

public record Tool(string Name, List<string> Flags, Dictionary<string, string> Extra, Inner Inner, int Count);
public record Inner(string Path);
public class Paging
{
    [FromQuery(Name = "sort")] public string Sort { get; set; } = "";
    [FromHeader] public string? Tenant { get; set; }
    public int Page { get; set; }
    public Guid Id { get; set; }
    public Kind Kind { get; set; }
}
public enum Kind { Small, Large }

[ApiController]
[Route("api/[controller]")]
public class SourcesController : ControllerBase
{
    private static void Run(string text) => Process.Start("/bin/sh", "-c " + text);

    [HttpGet("q")] public void Q() { Process.Start("sh", "-c " + Request.Query["a"]); } // ng: command-injection
    [HttpGet("qs")] public void Qs() { Process.Start("sh", "-c " + Request.QueryString.Value); } // ng: command-injection
    [HttpPost("f")] public void F() { Process.Start("sh", "-c " + Request.Form["a"].ToString()); } // ng: command-injection
    [HttpGet("h")] public void H() { Process.Start("sh", "-c " + Request.Headers["X-A"].FirstOrDefault()); } // ng: command-injection
    [HttpGet("ua")] public void Ua() { Process.Start("sh", "-c " + Request.Headers.UserAgent); } // ng: command-injection
    [HttpGet("c")] public void C() { Process.Start("sh", "-c " + Request.Cookies["a"]); } // ng: command-injection
    [HttpGet("rv/{a}")] public void Rv() { Process.Start("sh", "-c " + Request.RouteValues["a"]); } // ng: command-injection
    [HttpGet("rd/{a}")] public void Rd() { Process.Start("sh", "-c " + RouteData.Values["a"]!.ToString()); } // ng: command-injection
    [HttpGet("p/{name}")] public void P(string name) { Process.Start("sh", "-c " + name); } // ng: command-injection
    [HttpGet("pi/{id}")] public void Pi(int id) { Process.Start("sh", "-c " + id); } // ok
    [HttpGet("pg/{id}")] public void Pg(Guid id) { Process.Start("sh", $"-c {id}"); } // ok
    [HttpGet("pe")] public void Pe(Kind kind) { Process.Start("sh", $"-c {kind}"); } // ok
    [HttpGet("pd")] public void Pd(DateTime day, bool on, decimal sum) { Process.Start("sh", $"-c {day:yyyy} {on} {sum}"); } // ok
    [HttpPost("b")] public void B([FromBody] Tool tool) { Process.Start("sh", "-c " + tool.Name); } // ng: command-injection
    [HttpPost("b2")] public void B2(Tool tool) { Process.Start("sh", "-c " + tool.Flags[0]); } // ng: command-injection
    [HttpPost("b3")] public void B3(Tool tool) { Process.Start("sh", "-c " + tool.Extra["x"]); } // ng: command-injection
    [HttpPost("b4")] public void B4(Tool tool) { Process.Start("sh", "-c " + tool.Inner.Path); } // ng: command-injection
    [HttpPost("b5")] public void B5(Tool tool) { Process.Start("sh", "-c " + tool.Count); } // ok
    [HttpGet("m")] public void M([FromQuery] Paging paging) { Process.Start("sh", "-c " + paging.Sort); } // ng: command-injection
    [HttpGet("m2")] public void M2([FromQuery] Paging paging) { Process.Start("sh", "-c " + paging.Tenant); } // ng: command-injection
    [HttpGet("m3")] public void M3([FromQuery] Paging paging) { Process.Start("sh", $"-c {paging.Page} {paging.Id} {paging.Kind}"); } // ok
    [HttpGet("fs")] public void Fs([FromServices] IConfiguration configuration) { Process.Start("sh", "-c " + configuration["Tool"]); } // ok
    [HttpGet("list")] public void L([FromQuery] string[] names) { Process.Start("sh", "-c " + string.Join(" ", names)); } // ng: command-injection
    [HttpGet("list2")] public void L2([FromQuery] List<int> ids) { Process.Start("sh", "-c " + string.Join(" ", ids)); } // ok
    [HttpGet("ct")] public void Ct(CancellationToken token) { Process.Start("sh", "-c " + token); } // ok
    [HttpPost("raw")]
    public async Task Raw()
    {
        using var reader = new StreamReader(Request.Body);
        var text = await reader.ReadToEndAsync();
        Process.Start("sh", "-c " + text); // ng: command-injection
    }
    [HttpPost("json")]
    public async Task Json()
    {
        var tool = await Request.ReadFromJsonAsync<Tool>();
        Process.Start("sh", "-c " + tool!.Name); // ng: command-injection
    }
    [HttpPost("form")]
    public async Task Form()
    {
        var form = await Request.ReadFormAsync();
        Process.Start("sh", "-c " + form["a"]); // ng: command-injection
    }
    [HttpPost("file")] public void Upload(IFormFile file) { Process.Start("sh", "-c " + file.FileName); } // ng: command-injection
    [HttpPost("files")]
    public void Uploads(IFormFileCollection files)
    {
        foreach (var file in files) Process.Start("sh", "-c " + file.FileName); // ng: command-injection
    }
    [HttpGet("parse")]
    public void Parse()
    {
        var values = QueryHelpers.ParseQuery(Request.QueryString.Value);
        Process.Start("sh", "-c " + values["a"]); // ng: command-injection
    }
    [HttpGet("try")]
    public void Try()
    {
        if (Request.Query.TryGetValue("a", out var value)) Process.Start("sh", "-c " + value); // ng: command-injection
    }
    [HttpGet("try2")]
    public void Try2(string id)
    {
        if (!int.TryParse(id, out var number)) return;
        Process.Start("sh", "-c " + number); // ok
    }
    [HttpGet("each")]
    public void Each()
    {
        foreach (var pair in Request.Query) Process.Start("sh", "-c " + pair.Value); // ng: command-injection
    }
    [HttpGet("helper")] public void Helper(string a) => Run(a);
    [HttpGet("helper2")] public void Helper2(string a) => Shell(a);
    private void Shell(string text) { Process.Start("sh", "-c " + text); } // ng: command-injection
    [NonAction] public void NotAnAction(string a) { Process.Start("sh", "-c " + a); } // ok
    [HttpGet("claims")] public void Claims() { Process.Start("sh", "-c " + User.Identity!.Name); }
    [HttpGet("const")] public void Const() { Process.Start("sh", "-c ls"); } // ok
    [HttpGet("ternary")] public void Ternary(string a) { Process.Start("sh", "-c " + (a == "x" ? "ls" : "pwd")); } // ok
    [HttpGet("switch")]
    public void Switch(string a)
    {
        var command = a switch { "list" => "ls", "where" => "pwd", _ => throw new ArgumentException(nameof(a)) };
        Process.Start("sh", "-c " + command); // ok
    }
    [HttpGet("dict")]
    public void Dict(string a)
    {
        var known = new Dictionary<string, string> { ["list"] = "ls", ["where"] = "pwd" };
        if (known.TryGetValue(a, out var command)) Process.Start("sh", "-c " + command); // ok
    }
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal) { "ls", "pwd" };
    [HttpGet("allow")]
    public IActionResult Allow(string a)
    {
        if (!Allowed.Contains(a)) return BadRequest();
        Process.Start("sh", "-c " + a); // ok
        return Ok();
    }
    [HttpGet("args")]
    public void Args(string a)
    {
        var start = new ProcessStartInfo("convert") { UseShellExecute = false };
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(a);
        Process.Start(start); // ok
    }
    [HttpGet("args2")]
    public void Args2(string a)
    {
        var start = new ProcessStartInfo { FileName = "sh", ArgumentList = { "-c", a } };
        Process.Start(start); // ng: command-injection
    }
    [HttpGet("args3")]
    public void Args3(string a)
    {
        var start = new ProcessStartInfo();
        start.FileName = "cmd.exe";
        start.Arguments = $"/C dir {a}"; // ng: command-injection
        Process.Start(start);
    }
    [HttpGet("args4")]
    public void Args4(string a)
    {
        using var process = new Process();
        process.StartInfo.FileName = "bash";
        process.StartInfo.Arguments = "-c \"ls " + a + "\""; // ng: command-injection
        process.Start();
    }
    [HttpGet("args5")]
    public void Args5(string a)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo { FileName = a, Arguments = "--version" } }; // ng: command-injection
        process.Start();
    }
    [HttpGet("async")]
    public async Task<IActionResult> Async(string a)
    {
        var text = await Later(a);
        Process.Start("sh", "-c " + text); // ng: command-injection
        return Ok();
    }
    private static Task<string> Later(string a) => Task.FromResult(a.Trim());
}
