using Microsoft.Data.SqlClient;
public static class Store
{
    public static SqlConnection Open() => new SqlConnection("Server=db;User Id=shop;Pass" + "word=parts-2;");
}
