<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;

class NoteController
{
    public function search(Request $request)
    {
        $words = $request->input('q');
        $lines = [['text' => $words, 'rank' => 1]];
        return view('notes.search', ['words' => $words, 'lines' => $lines, 'number' => (int) $request->input('n')]);
    }

    public function with(Request $request)
    {
        $words = $request->query('q');
        return view('notes.with', compact('words'))->with('more', $request->input('m'))->with(['third' => $words]);
    }

    public function card(Request $request)
    {
        return view('notes/card', ['title' => $request->input('title')]);
    }
}
