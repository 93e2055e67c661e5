using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace Shop.Orders;

public interface IOrderReader
{
    Task<List<int>> OfOwner(string owner);
}

public class OrderReader(SqlConnection connection) : IOrderReader
{
    public async Task<List<int>> OfOwner(string owner)
    {
        var text = $"SELECT id FROM orders WHERE owner = '{owner}'";
        await using var command = new SqlCommand(text, connection);
        return await Read(command);
    }

    private static async Task<List<int>> Read(SqlCommand command)
    {
        var found = new List<int>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) found.Add(reader.GetInt32(0));
        return found;
    }
}

[ApiController]
[Route("api/orders")]
public class OrdersController : ControllerBase
{
    private readonly IOrderReader _orders;

    public OrdersController(IOrderReader orders) => _orders = orders;

    [HttpGet("{owner}")]
    public async Task<IActionResult> Get([FromRoute] string owner) => Ok(await _orders.OfOwner(owner.Trim()));
}
