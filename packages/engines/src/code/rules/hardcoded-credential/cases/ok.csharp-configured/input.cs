using Microsoft.Data.SqlClient;
public class Store(IConfiguration configuration)
{
    public SqlConnection Open() => new SqlConnection(configuration.GetConnectionString("Shop"));
}
