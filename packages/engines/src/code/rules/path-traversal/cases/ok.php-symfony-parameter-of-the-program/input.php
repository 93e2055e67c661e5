<?php
namespace App\Controller;

use Symfony\Component\Routing\Attribute\Route;

#[Route(path: '/archive')]
final class ArchiveController
{
    #[Route(path: '/clear', name: 'archive_clear', methods: ['POST'])]
    public function clear(string $cacheFolder): string
    {
        mkdir($cacheFolder . '/archive');
        return 'ok';
    }
}
