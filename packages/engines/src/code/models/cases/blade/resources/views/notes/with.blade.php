<p>{!! $words !!}</p> {{-- ng: cross-site-scripting --}}
<p>{!! $more !!}</p> {{-- ng: cross-site-scripting --}}
<p>{!! $third !!}</p> {{-- ng: cross-site-scripting --}}
<p>{{ $more }}</p> {{-- ok --}}
