using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

public class Order { public int Id { get; set; } public string Name { get; set; } = ""; public string Note { get; set; } = ""; public string OwnerId { get; set; } = ""; }
public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
public interface IOrderStore
{
    IEnumerable<Order> ByName(string name);
    IEnumerable<Order> BySafeName(string name);
    Task<IEnumerable<Order>> Sorted(string sort, bool down);
    Task<IEnumerable<Order>> SortedSafe(string sort);
}
public class OrderStore(IConfiguration configuration) : IOrderStore
{
    private static readonly string[] Columns = ["id", "name", "price"];
    private SqlConnection Open() => new(configuration["Db"]);
    public IEnumerable<Order> ByName(string name)
    {
        using var connection = Open();
        return connection.Query<Order>($"select * from orders where name = '{name}'"); // ng: sql-injection
    }
    public IEnumerable<Order> BySafeName(string name)
    {
        using var connection = Open();
        return connection.Query<Order>("select * from orders where name = @name", new { name }); // ok
    }
    public async Task<IEnumerable<Order>> Sorted(string sort, bool down)
    {
        await using var connection = Open();
        return await connection.QueryAsync<Order>($"select * from orders order by {sort} {(down ? "desc" : "asc")}"); // ng: sql-injection
    }
    public async Task<IEnumerable<Order>> SortedSafe(string sort)
    {
        var column = Columns.FirstOrDefault(c => c.Equals(sort, StringComparison.OrdinalIgnoreCase)) ?? "id";
        await using var connection = Open();
        return await connection.QueryAsync<Order>($"select * from orders order by {column}"); // ok
    }
}
