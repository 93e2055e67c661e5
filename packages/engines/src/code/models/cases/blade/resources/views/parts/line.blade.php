<i>{!! $text !!}</i> {{-- ng: cross-site-scripting --}}
