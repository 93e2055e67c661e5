<?php

use App\Http\Controllers\ExportController;
use Illuminate\Support\Facades\Route;

Route::post("/one", [ExportController::class, "one"]);
Route::post("/two", [ExportController::class, "two"]);
Route::post("/three", [ExportController::class, "three"]);
Route::post("/four", [ExportController::class, "four"]);
Route::post("/five", [ExportController::class, "five"]);
Route::post("/six", [ExportController::class, "six"]);
Route::post("/seven", [ExportController::class, "seven"]);
Route::post("/eight", [ExportController::class, "eight"]);
