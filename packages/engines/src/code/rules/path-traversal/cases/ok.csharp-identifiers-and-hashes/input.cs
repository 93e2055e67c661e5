using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class Receipt
{
    public Guid Number { get; set; }
    public DateTime Day { get; set; }
}

public class ReceiptsController : ControllerBase
{
    [HttpGet("parsed")]
    public IActionResult Parsed(string number)
    {
        if (!Guid.TryParseExact(number, "N", out var parsed)) return NotFound();
        return PhysicalFile("/srv/receipts/" + parsed.ToString("N"), "text/plain");
    }

    [HttpPost("bound")]
    public IActionResult Bound(Receipt receipt)
    {
        System.IO.File.Delete(Path.Combine("/srv/receipts", receipt.Day.ToString("yyyy"), NameOf(receipt.Number)));
        return Ok();
    }

    [HttpGet("hashed")]
    public IActionResult Hashed(string customer)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(customer)));
        return PhysicalFile("/srv/receipts/" + name, "text/plain");
    }

    private static string NameOf(Guid number) => number + ".txt";
}
