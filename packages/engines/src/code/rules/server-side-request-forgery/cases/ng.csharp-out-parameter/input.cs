using Microsoft.AspNetCore.Mvc;

public class PreviewController(IHttpClientFactory clients) : ControllerBase
{
    private static bool TryTarget(IQueryCollection query, out string target)
    {
        target = query["target"].FirstOrDefault();
        return target != null;
    }

    [HttpGet("preview")]
    public async Task<IActionResult> Get()
    {
        if (!TryTarget(Request.Query, out var target)) return BadRequest();
        var client = clients.CreateClient();
        return Ok(await client.GetStringAsync(target));
    }
}
