<?php

use App\Http\Controllers\NoteController;
use Illuminate\Support\Facades\Route;

Route::get('/search', [NoteController::class, 'search']);
Route::get('/with', [NoteController::class, 'with']);
Route::get('/card', [NoteController::class, 'card']);
