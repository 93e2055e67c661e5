<x-card :title="$title" class="wide">text</x-card>
