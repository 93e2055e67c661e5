using System.IO.Compression;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

[Route("files")]
public class FilesController : Controller
{
    private readonly IWebHostEnvironment _env;
    private readonly string _root;
    public FilesController(IWebHostEnvironment env) { _env = env; _root = Path.Combine(env.ContentRootPath, "files"); }

    [HttpGet("a")] public IActionResult A(string name) => File(System.IO.File.ReadAllBytes("/srv/" + name), "text/plain"); // ng: path-traversal
    [HttpGet("b")] public IActionResult B(string name) => PhysicalFile(Path.Combine(_root, name), "text/plain"); // ng: path-traversal
    [HttpGet("c")] public IActionResult C(string name) => PhysicalFile(Path.Combine(_root, Path.GetFileName(name)), "text/plain"); // ok
    [HttpGet("d")]
    public IActionResult D(string name)
    {
        var full = Path.GetFullPath(Path.Combine(_root, name));
        if (!full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return NotFound();
        return PhysicalFile(full, "text/plain"); // ok
    }
    [HttpGet("e")]
    public IActionResult E(string name)
    {
        var full = Path.Combine(_root, name);
        if (!full.StartsWith(_root)) return NotFound();
        return PhysicalFile(full, "text/plain"); // ng: path-traversal
    }
    [HttpGet("f")] public async Task<string> F(string name) => await System.IO.File.ReadAllTextAsync(Path.Combine(_root, name)); // ng: path-traversal
    [HttpGet("g")] public IActionResult G(string name) { System.IO.File.Delete($"{_root}/{name}"); return Ok(); } // ng: path-traversal
    [HttpGet("h")] public IActionResult H(string name) { Directory.Delete(Path.Combine(_root, name), true); return Ok(); } // ng: path-traversal
    [HttpGet("i")] public IActionResult I(string name) { using var stream = new FileStream(Path.Join(_root, name), FileMode.Open); return Ok(stream.Length); } // ng: path-traversal
    [HttpGet("j")] public IActionResult J(string name) { using var reader = new StreamReader(Path.Join(_root, name)); return Ok(reader.ReadToEnd()); } // ng: path-traversal
    [HttpGet("k")] public IActionResult K(string name) { using var writer = new StreamWriter(Path.Join(_root, name), true); return Ok(); } // ng: path-traversal
    [HttpGet("l")] public IActionResult L(string name) => Ok(new FileInfo(Path.Combine(_root, name)).OpenText().ReadToEnd()); // ng: path-traversal
    [HttpGet("m")] public IActionResult M(string from, string to) { System.IO.File.Move(Path.Combine(_root, "a"), Path.Combine(_root, to)); return Ok(); } // ng: path-traversal
    [HttpGet("n")] public IActionResult N(int id) => PhysicalFile(Path.Combine(_root, $"{id}.pdf"), "application/pdf"); // ok
    [HttpGet("o")] public IActionResult O(Guid id) => PhysicalFile(Path.Combine(_root, id.ToString("N")), "application/pdf"); // ok
    [HttpGet("p")]
    public IActionResult P(string name)
    {
        if (name.Contains("..") || name.Contains('/') || name.Contains('\\')) return BadRequest();
        return PhysicalFile(Path.Combine(_root, name), "text/plain"); // ok
    }
    [HttpGet("q")]
    public IActionResult Q(string name)
    {
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) return BadRequest();
        return PhysicalFile(Path.Combine(_root, name), "text/plain"); // ok
    }
    [HttpGet("r")] public IActionResult R(string name) => PhysicalFile(Inside(_root, name), "text/plain"); // ok
    private static string Inside(string root, string name)
    {
        var full = Path.GetFullPath(name, root);
        if (!full.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)) throw new UnauthorizedAccessException();
        return full;
    }
    [HttpPost("s")]
    public async Task<IActionResult> S(IFormFile file)
    {
        await using var stream = System.IO.File.Create(Path.Combine(_env.WebRootPath, "uploads", file.FileName)); // ng: path-traversal
        await file.CopyToAsync(stream);
        return Ok();
    }
    [HttpPost("t")]
    public async Task<IActionResult> T(IFormFile file)
    {
        var name = Path.GetRandomFileName();
        await using var stream = System.IO.File.Create(Path.Combine(_root, name)); // ok
        await file.CopyToAsync(stream);
        return Ok();
    }
    [HttpPost("u")]
    public IActionResult U(IFormFile file)
    {
        using var zip = new ZipArchive(file.OpenReadStream());
        foreach (var entry in zip.Entries)
            entry.ExtractToFile(Path.Combine(_root, entry.FullName)); // ng: path-traversal
        return Ok();
    }
    [HttpPost("v")]
    public IActionResult V(IFormFile file)
    {
        using var zip = new ZipArchive(file.OpenReadStream());
        foreach (var entry in zip.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(_root, entry.FullName));
            if (!target.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            entry.ExtractToFile(target); // ok
        }
        return Ok();
    }
    [HttpPost("w")]
    public IActionResult W(IFormFile file)
    {
        ZipFile.ExtractToDirectory(file.OpenReadStream(), _root); // ok
        return Ok();
    }
    [HttpGet("x")] public IActionResult X(string name) => View("~/Views/Pages/" + name + ".cshtml");
    [HttpGet("y")] public IActionResult Y(string name) => Ok(System.IO.File.Exists(Path.Combine(_root, name)));
    [HttpGet("z")]
    public IActionResult Z(string name)
    {
        string[] known = { "terms.txt", "help.txt" };
        if (!known.Contains(name)) return NotFound();
        return Ok(System.IO.File.ReadAllText(Path.Combine(_root, name))); // ok
    }
    [HttpGet("aa")]
    public IActionResult Aa(string name)
    {
        var file = _env.WebRootFileProvider.GetFileInfo(name);
        return Ok(file.CreateReadStream()); // ok
    }
    [HttpGet("bb")]
    public IActionResult Bb(string name)
    {
        var full = Path.GetFullPath(Path.Combine(_root, name));
        var relative = Path.GetRelativePath(_root, full);
        if (relative.StartsWith("..") || Path.IsPathRooted(relative)) return NotFound();
        return PhysicalFile(full, "text/plain"); // ok
    }
    [HttpGet("cc")]
    public IActionResult Cc(string name) => File(System.IO.File.OpenRead(Path.Combine(_root, name + ".txt")), "text/plain"); // ng: path-traversal
}
