@extends('layout')
@section('content')
<h1>{{ $words }}</h1> {{-- ok --}}
<h1>{!! $words !!}</h1> {{-- ng: cross-site-scripting --}}
<h1>{!! e($words) !!} {!! nl2br(e($words)) !!} {!! $number !!}</h1> {{-- ok --}}
<h1>{!! nl2br($words) !!}</h1> {{-- ng: cross-site-scripting --}}
<h1>{!! '<b>' . $words . '</b>' !!}</h1> {{-- ng: cross-site-scripting --}}
<h1>@{{ $words }} @{!! $words !!}</h1> {{-- ok --}}
@foreach ($lines as $index => $line)
  <p>{!! $line['text'] !!}</p> {{-- ng: cross-site-scripting --}}
  <p>{{ $line['text'] }} {!! $line['rank'] !!}</p> {{-- ok --}}
  @include('parts.line', ['text' => $line['text']])
@endforeach
@if ($number > 1)
  <p>{!! $words !!}</p> {{-- ng: cross-site-scripting --}}
@else
  <p>{!! $words ?? 'none' !!}</p> {{-- ng: cross-site-scripting --}}
@endif
<a href="{{ $words }}">x</a> {{-- ng: cross-site-scripting --}}
<a href="{{ url('/search', $words) }}">x</a> {{-- ok --}}
<input value={{ $words }}> {{-- ng: cross-site-scripting --}}
<p>{!! request()->input('z') !!}</p> {{-- ng: cross-site-scripting --}}
@endsection
@include('parts.line.more', ['text' => $words])
