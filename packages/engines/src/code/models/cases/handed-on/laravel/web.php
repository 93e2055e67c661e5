<?php
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;
class Choose {
    public function handle(Request $request, Closure $next) {
        $request->merge(["folder" => $request->query("name")]);
        $request->attributes->set("term", $request->query("term"));
        $request->attributes->set("page", (int) $request->query("page"));
        return $next($request);
    }
}
Route::get("/1", function (Request $request) {
    shell_exec("x " . $request->input("folder")); // ng: command-injection
    shell_exec("x " . $request->attributes->get("term")); // ng: command-injection
    shell_exec("x " . $request->attributes->get("page")); // ok
})->middleware(Choose::class);
