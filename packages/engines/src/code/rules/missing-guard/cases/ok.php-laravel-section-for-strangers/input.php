<?php

use App\Http\Controllers\AlbumController;
use App\Http\Controllers\LetterController;
use Illuminate\Support\Facades\Route;

Route::middleware('throttle:5,1')->group(function () {
    Route::post('letters', [LetterController::class, 'subscribe']);
    Route::post('letters/again', [LetterController::class, 'again']);
    Route::get('status', [LetterController::class, 'status']);
});

Route::middleware('auth')->group(function () {
    Route::post('albums', [AlbumController::class, 'store']);
    Route::post('albums/{id}/close', [AlbumController::class, 'close']);
    Route::post('albums/{id}/open', [AlbumController::class, 'open']);
    Route::delete('albums/{id}', [AlbumController::class, 'destroy']);
    Route::get('albums', [AlbumController::class, 'index']);
    Route::get('albums/{id}', [AlbumController::class, 'show']);
    Route::put('albums/{id}', [AlbumController::class, 'update']);
    Route::put('albums/{id}/order', [AlbumController::class, 'order']);
});
