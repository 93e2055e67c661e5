<?php
use App\Http\Controllers\ReportController;
use App\Http\Controllers\AccountController;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Route;

Route::get("/reports", [ReportController::class, "index"]);
Route::get("/reports/{name}", [ReportController::class, "show"]);
Route::post("/reports/export", [ReportController::class, "export"]);
Route::post("/accounts", [AccountController::class, "store"]);
Route::put("/accounts/{account}", [AccountController::class, "update"]);
Route::get("/accounts/go", [AccountController::class, "go"]);
Route::post("/accounts/avatar", [AccountController::class, "avatar"]);
Route::get("/raw", function (Request $request) {
    return DB::select("select * from t where a = '" . $request->query("a") . "'"); // ng: sql-injection
});
Route::get("/raw/{id}", function (string $id) {
    return DB::select("select * from t where a = $id"); // ng: sql-injection
});
Route::get("/raw2/{id}", fn (int $id) => DB::select("select * from t where a = $id")); // ok
Route::get("/raw3/{id}", function (string $id) {
    return DB::select("select * from t where a = ?", [$id]); // ok
});
Route::get("/raw4/{id}", function (string $id) {
    return DB::select("select * from t where a = $id"); // ok
})->whereNumber("id");
Route::get("/html", fn (Request $r) => "<h1>" . $r->input("x") . "</h1>"); // ng: cross-site-scripting
Route::get("/html2", fn (Request $r) => "<h1>" . e($r->input("x")) . "</h1>"); // ok
Route::get("/json", fn (Request $r) => ["x" => "<b>" . $r->input("x")]); // ok
Route::get("/json2", fn (Request $r) => response()->json(["x" => $r->input("x")])); // ok
