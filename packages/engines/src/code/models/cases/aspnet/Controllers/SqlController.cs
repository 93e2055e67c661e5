using System.Data;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Controllers;

public class SqlController : Controller
{
    private readonly ShopContext _db;
    private readonly IOrderStore _orders;
    private readonly IDbConnection _connection;
    private readonly string _text;
    public SqlController(ShopContext db, IOrderStore orders, IDbConnection connection, IConfiguration configuration)
    {
        _db = db; _orders = orders; _connection = connection; _text = configuration.GetConnectionString("Main")!;
    }

    public IActionResult A(string name)
    {
        using var connection = new SqlConnection(_text);
        connection.Open();
        using var command = new SqlCommand("select * from users where name = '" + name + "'", connection); // ng: sql-injection
        using var reader = command.ExecuteReader();
        return Ok();
    }
    public IActionResult B(string name)
    {
        using var connection = new SqlConnection(_text);
        using var command = new SqlCommand("select * from users where name = @name", connection); // ok
        command.Parameters.AddWithValue("@name", name);
        return Ok(command.ExecuteScalar()); // ok
    }
    public IActionResult C(string name)
    {
        using var connection = new SqlConnection(_text);
        using var command = connection.CreateCommand();
        command.CommandText = $"delete from users where name = '{name}'"; // ng: sql-injection
        command.ExecuteNonQuery();
        return Ok();
    }
    public IActionResult D(string name)
    {
        var table = new DataTable();
        using var adapter = new SqlDataAdapter("select * from t where n = '" + name + "'", _text); // ng: sql-injection
        adapter.Fill(table);
        return Ok();
    }
    public async Task<IActionResult> E(string sort)
    {
        var rows = await _connection.QueryAsync<Order>("select * from orders order by " + sort); // ng: sql-injection
        return Ok(rows);
    }
    public async Task<IActionResult> F(string name)
    {
        var rows = await _connection.QueryAsync<Order>("select * from orders where name = @name", new { name }); // ok
        return Ok(rows);
    }
    public async Task<IActionResult> F1(string name) => Ok(await _connection.ExecuteAsync($"update o set a = '{name}'")); // ng: sql-injection
    public async Task<IActionResult> F2(string name) => Ok(await _connection.QuerySingleOrDefaultAsync<Order>($"select 1 from o where a = '{name}'")); // ng: sql-injection
    public IActionResult F3(string name) => Ok(_connection.ExecuteScalar<int>("select count(*) from o where a = '" + name + "'")); // ng: sql-injection
    public IActionResult F4(string name) => Ok(_connection.QueryFirst<Order>(sql: "select * from o where a = '" + name + "'")); // ng: sql-injection
    public IActionResult F5(string name)
    {
        var command = new CommandDefinition("select * from o where a = '" + name + "'");
        return Ok(_connection.Query<Order>(command)); // ng: sql-injection
    }
    public IActionResult G(string name) => Ok(_db.Orders.FromSqlRaw("select * from orders where name = '" + name + "'").ToList()); // ng: sql-injection
    public IActionResult G1(string name) => Ok(_db.Orders.FromSqlRaw($"select * from orders where name = '{name}'").ToList()); // ng: sql-injection
    public IActionResult G2(string name) => Ok(_db.Orders.FromSqlRaw("select * from orders where name = {0}", name).ToList()); // ok
    public IActionResult G3(string name) => Ok(_db.Orders.FromSqlInterpolated($"select * from orders where name = {name}").ToList()); // ok
    public IActionResult G4(string name) => Ok(_db.Orders.FromSql($"select * from orders where name = {name}").ToList()); // ok
    public async Task<IActionResult> G5(string name) => Ok(await _db.Database.ExecuteSqlRawAsync("delete from orders where name = '" + name + "'")); // ng: sql-injection
    public async Task<IActionResult> G6(string name) => Ok(await _db.Database.ExecuteSqlInterpolatedAsync($"delete from orders where name = {name}")); // ok
    public async Task<IActionResult> G7(string name) => Ok(await _db.Database.ExecuteSqlAsync($"delete from orders where name = {name}")); // ok
    public IActionResult G8(string name) => Ok(_db.Database.SqlQueryRaw<int>("select id from orders where name = '" + name + "'").ToList()); // ng: sql-injection
    public IActionResult G9(string name) => Ok(_db.Database.SqlQuery<int>($"select id from orders where name = {name}").ToList()); // ok
    public IActionResult H(string name) => Ok(_db.Orders.Where(o => o.Name == name).OrderBy(o => o.Id).ToList()); // ok
    public IActionResult H1(string name) => Ok((from o in _db.Orders where o.Name.Contains(name) select o).ToList()); // ok
    public IActionResult I(string name) => Ok(_orders.ByName(name));
    public IActionResult I1(string name) => Ok(_orders.BySafeName(name));
    public async Task<IActionResult> I2(string sort, bool down) => Ok(await _orders.Sorted(sort, down));
    public async Task<IActionResult> I3(string sort) => Ok(await _orders.SortedSafe(sort));
    public IActionResult J(string name)
    {
        var sql = new System.Text.StringBuilder("select * from o where 1 = 1");
        if (!string.IsNullOrEmpty(name)) sql.Append(" and name = '").Append(name).Append('\'');
        return Ok(_connection.Query<Order>(sql.ToString())); // ng: sql-injection
    }
    public IActionResult J1(string name)
    {
        var sql = new System.Text.StringBuilder("select * from o where 1 = 1");
        var given = new DynamicParameters();
        if (!string.IsNullOrEmpty(name)) { sql.Append(" and name = @name"); given.Add("name", name); }
        return Ok(_connection.Query<Order>(sql.ToString(), given)); // ok
    }
    public IActionResult K(string[] ids)
    {
        var list = string.Join(",", ids.Select(int.Parse));
        return Ok(_connection.Query<Order>($"select * from o where id in ({list})")); // ok
    }
    public IActionResult K1(string[] ids)
    {
        var list = string.Join(",", ids.Select(id => $"'{id}'"));
        return Ok(_connection.Query<Order>($"select * from o where id in ({list})")); // ng: sql-injection
    }
    public IActionResult K2(string[] ids)
    {
        var names = ids.Select((_, i) => "@p" + i);
        using var command = new SqlCommand($"select * from o where id in ({string.Join(",", names)})"); // ok
        return Ok();
    }
    public IActionResult L(string column)
    {
        var order = column switch { "name" => "name", "price" => "price", _ => "id" };
        return Ok(_connection.Query<Order>($"select * from o order by {order}")); // ok
    }
    public IActionResult L1(string direction)
    {
        var dir = string.Equals(direction, "desc", StringComparison.OrdinalIgnoreCase) ? "desc" : "asc";
        return Ok(_connection.Query<Order>("select * from o order by id " + dir)); // ok
    }
    public IActionResult L2(string table)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(table, "^[a-z_]+$")) return BadRequest();
        return Ok(_connection.Query<Order>("select * from " + table)); // ok
    }
    public IActionResult L3(string column)
    {
        if (typeof(Order).GetProperty(column) is null) return BadRequest();
        return Ok(_connection.Query<Order>("select * from o order by " + column)); // ok
    }
    public IActionResult L4(string name)
    {
        var quoted = name.Replace("'", "''");
        return Ok(_connection.Query<Order>("select * from o where name = '" + quoted + "'"));
    }
    public IActionResult L5(string name)
    {
        var builder = new SqlCommandBuilder();
        return Ok(_connection.Query<Order>("select * from " + builder.QuoteIdentifier(name))); // ok
    }
    public IActionResult M(string name)
    {
        var sql = string.Format("select * from o where name = '{0}'", name);
        return Ok(_db.Database.ExecuteSqlRaw(sql)); // ng: sql-injection
    }
    public IActionResult N(string name)
    {
        using var command = _db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select * from o where name = '" + name + "'"; // ng: sql-injection
        return Ok(command.ExecuteScalar());
    }
    public IActionResult O(string name)
    {
        using var command = new SqlCommand { CommandText = "exec find " + name }; // ng: sql-injection
        return Ok(command.ExecuteScalar());
    }
    public IActionResult O1(string name)
    {
        using var command = new SqlCommand { CommandText = "find_order", CommandType = CommandType.StoredProcedure }; // ok
        command.Parameters.Add("@name", SqlDbType.NVarChar, 40).Value = name;
        return Ok(command.ExecuteScalar()); // ok
    }
}
