using System.Security.Cryptography;
using System.Text;
using System.IO.Compression;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using System.IdentityModel.Tokens.Jwt;
using System.Net.Mail;

namespace Notes.Api;
[Authorize]
public class CryptoController : Controller
{
    private readonly ILogger _logger;
    public CryptoController(ILogger<CryptoController> logger) => _logger = logger;
    public IActionResult A(string a) => Ok(MD5.HashData(Encoding.UTF8.GetBytes(a))); // ng: weak-hash
    public IActionResult A1(string a) { using var sha = SHA1.Create(); return Ok(sha.ComputeHash(Encoding.UTF8.GetBytes(a))); } // ng: weak-hash
    public IActionResult A2(string a) => Ok(SHA256.HashData(Encoding.UTF8.GetBytes(a))); // ok
    public IActionResult A3(string a) => Ok(HashAlgorithm.Create("MD5")!.ComputeHash(Encoding.UTF8.GetBytes(a))); // ng: weak-hash
    public IActionResult A4(string a) => Ok(new HMACSHA256(RandomNumberGenerator.GetBytes(32)).ComputeHash(Encoding.UTF8.GetBytes(a))); // ok
    public IActionResult B() => Ok(DES.Create()); // ng: weak-cipher
    public IActionResult B1() => Ok(TripleDES.Create()); // ng: weak-cipher
    public IActionResult B2() { using var aes = Aes.Create(); aes.Mode = CipherMode.ECB; return Ok(); } // ng: weak-cipher
    public IActionResult B3() { using var aes = Aes.Create(); aes.Mode = CipherMode.CBC; return Ok(); } // ok
    public IActionResult B4() => Ok(new AesGcm(RandomNumberGenerator.GetBytes(32), 16)); // ok
    public IActionResult B5() { using var aes = Aes.Create(); aes.IV = new byte[16]; return Ok(); } // ng: fixed-nonce
    public IActionResult B6() { using var aes = Aes.Create(); aes.Key = Encoding.UTF8.GetBytes("0123456789abcdef"); return Ok(); } // ng: hardcoded-signing-key
    public IActionResult B7() { using var aes = Aes.Create(); return Ok(aes.EncryptEcb(new byte[1], PaddingMode.PKCS7)); } // ng: weak-cipher
    public IActionResult C() => Ok(new Random().Next(100000).ToString("D6")); // ng: weak-random
    public IActionResult C1() => Ok(RandomNumberGenerator.GetInt32(100000)); // ok
    public IActionResult C2() => Ok(Random.Shared.Next()); // ng: weak-random
    public IActionResult D() => Ok(RSA.Create(1024)); // ng: weak-key-size
    public IActionResult D1() => Ok(RSA.Create(2048)); // ok
    public IActionResult D2() { using var rsa = new RSACryptoServiceProvider(512); return Ok(); } // ng: weak-key-size
    public IActionResult E(string a) => Ok(new JwtSecurityTokenHandler().ReadJwtToken(a).Subject); // ng: jwt-not-verified
    public IActionResult F(string a) => Ok(new Rfc2898DeriveBytes(a, new byte[8], 10));
    public IActionResult F1(string a) => Ok(Rfc2898DeriveBytes.Pbkdf2(a, RandomNumberGenerator.GetBytes(16), 600_000, HashAlgorithmName.SHA256, 32)); // ok
    public IActionResult G(string password) { _logger.LogInformation("login {Password}", password); return Ok(); }
    public IActionResult H(string body, string to) { var m = new MailMessage("a@example.com", "b@example.com"); m.Subject = body; return Ok(m); } // ok
    public IActionResult I(string a)
    {
        using var zip = ZipFile.OpenRead("/srv/a.zip");
        foreach (var entry in zip.Entries) entry.ExtractToFile(Path.Combine("/srv/out", entry.FullName), true); // ng: path-traversal
        return Ok();
    }
    public IActionResult I1(string a)
    {
        using var zip = ZipFile.OpenRead("/srv/a.zip");
        foreach (var entry in zip.Entries) entry.ExtractToFile(Path.Combine("/srv/out", entry.Name), true); // ok
        return Ok();
    }
    public IActionResult J([FromServices] IDataProtectionProvider provider, string a) => Content(provider.CreateProtector("a").Unprotect(a)); // ok
    public IActionResult J1([FromServices] IDataProtectionProvider provider, string a) => Redirect(provider.CreateProtector("a").Unprotect(a)); // ok
    [HttpPost, IgnoreAntiforgeryToken] public IActionResult K(string a) => Ok(); // ng: csrf-protection-off
    [HttpPost, ValidateAntiForgeryToken] public IActionResult K1(string a) => Ok(); // ok
    public IActionResult L(string a) => Content(System.Web.HttpUtility.HtmlEncode(a), "text/html"); // ok
    public IActionResult M(Exception e) => StatusCode(500, "failed"); // ok
    public IActionResult N(string a)
    {
        try { return Ok(int.Parse(a)); }
        catch (Exception e) { return StatusCode(500, e.ToString()); }
    }
    public IActionResult O(string key) => key == "k-29dk39dk39dk39dk2" ? Ok() : Unauthorized();
    public IActionResult P() => Ok(Path.GetTempFileName()); // ok
    [AllowAnonymous] public IActionResult Q(string a) => Ok(System.Runtime.InteropServices.Marshal.SizeOf<int>()); // ok
}
