<?php
namespace App\Http\Controllers;

use App\Models\Account;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Blade;
use Illuminate\Support\Facades\Cookie;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Redirect;

class AccountController extends Controller
{
    public function store(Request $request)
    {
        $account = Account::create($request->all()); // ng: mass-assignment
        $account2 = Account::create($request->only(["name", "email"])); // ok
        $account3 = new Account($request->input()); // ng: mass-assignment
        Account::named($request->input("name"))->get();
        Account::where("name", $request->input("name"))->first(); // ok
        Account::whereRaw("name = '" . $request->input("name") . "'")->first(); // ng: sql-injection
        Account::query()->orderByRaw("name " . $request->input("dir"))->get(); // ng: sql-injection
        Account::orderBy("name", $request->input("dir") === "desc" ? "desc" : "asc")->get(); // ok
        DB::table("a")->whereIn("id", $request->input("ids"))->get(); // ok
        return response("<p>Hello " . $request->input("name") . "</p>"); // ng: cross-site-scripting
    }

    public function update(Request $request, Account $account)
    {
        $account->update($request->all()); // ng: mass-assignment
        $account->fill($request->except("_token"))->save(); // ng: mass-assignment
        $account->forceFill($request->all())->save(); // ng: mass-assignment
        return Blade::render("Hello " . $request->input("tpl")); // ng: template-injection
    }

    public function go(Request $request)
    {
        if ($request->has("a")) {
            return redirect($request->input("to")); // ng: open-redirect
        }
        if ($request->has("b")) {
            return redirect()->to($request->input("to")); // ng: open-redirect
        }
        if ($request->has("c")) {
            return Redirect::to($request->input("to")); // ng: open-redirect
        }
        if ($request->has("d")) {
            return redirect()->away($request->query("to")); // ng: open-redirect
        }
        if ($request->has("e")) {
            return redirect()->route("home", ["q" => $request->query("q")]); // ok
        }
        if ($request->has("f")) {
            return redirect("/accounts/" . $request->query("id")); // ok
        }
        return back()->withInput(); // ok
    }

    public function avatar(Request $request)
    {
        Cookie::queue("prefs", "v", 60, "/", null, false, false);
        return response("x", 200)->header("X-Name", $request->input("n")); // ng: header-injection
    }
}
