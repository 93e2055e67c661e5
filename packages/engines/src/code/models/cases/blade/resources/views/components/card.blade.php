<h2>{!! $title !!}</h2> {{-- ng: cross-site-scripting --}}
<h2>{{ $title }}</h2> {{-- ok --}}
