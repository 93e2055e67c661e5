using System.Text;
using Microsoft.IdentityModel.Tokens;
public static class Keys
{
    private const string Word = "orders of " + "yesterday and today";
    public static SecurityKey Make() => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Word));
}
