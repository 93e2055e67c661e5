using Microsoft.AspNetCore.Mvc;

public class PreviewController(IHttpClientFactory clients) : ControllerBase
{
    private static readonly HashSet<string> Hosts = new() { "a.example.com", "b.example.com" };

    [HttpGet("preview")]
    public async Task<IActionResult> Get(string target)
    {
        var address = new Uri(target);
        if (!Hosts.Contains(address.Host)) return BadRequest();
        return Ok(await clients.CreateClient().GetStringAsync(address));
    }
}
