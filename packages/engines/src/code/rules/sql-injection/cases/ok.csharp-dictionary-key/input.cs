using Microsoft.AspNetCore.Mvc;
using Npgsql;

public class KeysController : Controller
{
    public IActionResult Index(string input)
    {
        var values = new Dictionary<string, string> { ["sent"] = input, ["own"] = "orders" };
        values.TryGetValue("own", out var table);
        var parts = new List<string> { input, "id" };
        parts.RemoveAt(0);
        new NpgsqlCommand($"SELECT {parts[0]} FROM {table}");
        return View();
    }
}
