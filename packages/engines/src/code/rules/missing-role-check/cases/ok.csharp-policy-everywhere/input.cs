using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
[Route("staff"), Authorize]
public class ShiftsController(IShifts shifts) : ControllerBase
{
    [HttpPost, Authorize(Policy = "Planner")] public IActionResult Make(string name) => Ok(shifts.Make(name));
    [HttpPut("{id}"), Authorize(Policy = "Planner")] public IActionResult Rename(int id, string name) => Ok(shifts.Rename(id, name));
    [HttpPatch("{id}"), Authorize(Policy = "Planner")] public IActionResult Move(int id, string place) => Ok(shifts.Move(id, place));
    [HttpDelete("{id}"), Authorize(Policy = "Planner")] public IActionResult Drop(int id) => Ok(shifts.Drop(id));
}
public interface IShifts { int Make(string name); int Rename(int id, string name); int Move(int id, string place); int Drop(int id); }
