<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Crypt;
use Illuminate\Support\Facades\Route;

Route::get('/resume', function (Request $request) {
    return unserialize(Crypt::decryptString($request->input('state')))->page;
});
