using System.IO;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class PacksController : ControllerBase
{
    [HttpPost("packs")]
    public string Unpack([FromBody] string packed)
    {
        var memory = new MemoryStream(Convert.FromBase64String(packed));
        using var unpacked = new GZipStream(memory, CompressionMode.Decompress);
        var reader = new StreamReader(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
