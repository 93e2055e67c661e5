<?php
namespace App\Controller;

use Doctrine\DBAL\Connection;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\Routing\Attribute\Route;

#[Route('/people')]
final class PeopleController
{
    public function __construct(private Connection $database)
    {
    }

    #[Route('/{name}', methods: ['GET'])]
    public function show(string $name, Request $request): array
    {
        return $this->database->fetchAssociative("SELECT * FROM people WHERE name = '$name'");
    }
}
