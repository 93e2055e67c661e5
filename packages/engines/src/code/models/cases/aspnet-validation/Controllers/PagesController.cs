using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Shop.Models;

namespace Shop.Controllers;

public class PagesController : Controller
{
    [HttpPost]
    public IActionResult Save(Order order)
    {
        if (!ModelState.IsValid)
        {
            return View(order);
        }
        Process.Start("sh", "-c " + order.Code); // ok
        Process.Start("sh", "-c " + order.Name); // ng: command-injection
        return View();
    }

    [HttpPost]
    public IActionResult Hurry(Order order)
    {
        Process.Start("sh", "-c " + order.Code); // ng: command-injection
        Process.Start("sh", "-c " + order.Count); // ok
        return View();
    }
}
