<title>{!! $words !!}</title> {{-- ng: cross-site-scripting --}}
@yield('content')
