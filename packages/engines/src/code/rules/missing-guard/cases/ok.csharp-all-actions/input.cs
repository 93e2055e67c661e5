using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
[Route("bins")]
public class BinsController(IBins bins) : ControllerBase
{
    [HttpGet, Authorize] public IActionResult All() => Ok(bins.All());
    [HttpPost, Authorize] public IActionResult Make(string name) => Ok(bins.Make(name));
    [HttpPut("{id}"), Authorize] public IActionResult Rename(int id, string name) => Ok(bins.Rename(id, name));
    [HttpPatch("{id}"), Authorize] public IActionResult Move(int id, string place) => Ok(bins.Move(id, place));
    [HttpDelete("{id}"), Authorize] public IActionResult Drop(int id) => Ok(bins.Drop(id));
}
public interface IBins { object All(); int Make(string name); int Rename(int id, string name); int Move(int id, string place); int Drop(int id); }
