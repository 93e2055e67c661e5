using System;
using System.IO;
using Microsoft.AspNetCore.Mvc;

public class Receipt
{
    public Guid Number { get; set; }
    public string Customer { get; set; }
}

public class ReceiptsController : ControllerBase
{
    [HttpPost]
    public IActionResult Store(Receipt receipt)
    {
        var path = Path.Combine("/srv/receipts", receipt.Customer, receipt.Number.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(path));
        return Ok();
    }
}
