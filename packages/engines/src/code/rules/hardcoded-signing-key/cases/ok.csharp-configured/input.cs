using System.Text;
using Microsoft.IdentityModel.Tokens;
public class Keys(IConfiguration configuration)
{
    public SecurityKey Make() => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Tokens:Key"]));
}
