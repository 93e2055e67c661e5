<?php
namespace App\Controller;

use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/shelves')]
class ShelfController extends AbstractController
{
    #[Route('/', methods: ['GET'])]
    #[IsGranted('ROLE_USER')]
    public function all(): Response
    {
        return $this->json([]);
    }

    #[Route('/{id}', methods: ['DELETE'])]
    public function delete(Shelf $shelf): Response
    {
        return $this->removed($shelf);
    }

    private function removed(Shelf $shelf): Response
    {
        $this->denyAccessUnlessGranted('delete', $shelf);
        $this->shelves->remove($shelf);
        $this->shelves->flush();
        return $this->json([]);
    }
}
