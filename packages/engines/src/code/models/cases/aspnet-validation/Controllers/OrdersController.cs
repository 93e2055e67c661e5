using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Shop.Models;

namespace Shop.Controllers;

[ApiController]
[Route("api/orders")]
public class OrdersController : ControllerBase
{
    private readonly HttpClient _http = new();

    [HttpPost]
    public async Task<IActionResult> Create(Order order)
    {
        Process.Start("sh", "-c " + order.Name); // ng: command-injection
        Process.Start("sh", "-c " + order.Code); // ok
        Process.Start("sh", "-c " + order.Word); // ok
        Process.Start("sh", "-c " + order.Free); // ng: command-injection
        Process.Start("sh", "-c " + order.Count); // ok
        Process.Start("sh", "-c " + order.Number); // ok
        Process.Start("sh", "-c " + order.Kind); // ok
        Process.Start("sh", "-c " + order.SizeName); // ok
        Process.Start("sh", "-c " + order.Mail); // ng: command-injection
        await _http.GetAsync(order.Link); // ng: server-side-request-forgery
        Process.Start("sh", "-c " + order.Key); // ok
        Process.Start("sh", "-c " + order.Day); // ok
        Process.Start("sh", "-c " + order.Size); // ok
        Process.Start("sh", "-c " + order.Address.Street); // ng: command-injection
        Process.Start("sh", "-c " + order.Address.Zip); // ok
        foreach (var each in order.Addresses)
        {
            Process.Start("sh", "-c " + each.Street); // ng: command-injection
            Process.Start("sh", "-c " + each.Zip); // ok
        }
        return Ok();
    }

    [HttpPost("filter")]
    public IActionResult Filter([FromQuery] Filter filter)
    {
        Process.Start("sh", "-c " + filter.Order); // ok
        Process.Start("sh", "-c " + filter.Column); // ng: command-injection
        return Ok();
    }

    [HttpGet("{code}")]
    public IActionResult Read([RegularExpression("[A-Z]+")] string code, [FromQuery, MaxLength(9)] string note)
    {
        Process.Start("sh", "-c " + code); // ok
        Process.Start("sh", "-c " + note); // ng: command-injection
        return Ok();
    }
}
